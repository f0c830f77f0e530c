import type { Face } from './faces.js';
import type { DrawnGlyph } from './shape-text.js';

/** The part of pdfkit's embedded font that is replaced or fed here. */
export interface EmbeddedFont {
  readonly subset: { readonly glyphs: number[]; includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  encode: (text: string) => readonly [readonly string[], readonly DrawnGlyph[]];
  widthOfString: (text: string) => number;
}

/**
 * Lets a document draw a face by the words laid out when they were measured: pdfkit would lay out each again, and would
 * copy a glyph as whatever character its font was first asked for. Here every character copies as itself: one that shares
 * its glyph with another gets the glyph a second time.
 */
export function embedFace(embedded: EmbeddedFont, { shape }: Face): void {
  const places = new Map<string, number>();
  const placeOf = ({ id, characters, advanceWidth }: DrawnGlyph): number => {
    const key = `${id} ${characters.join()}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    let place = embedded.subset.includeGlyph(id);
    if (embedded.unicode[place] !== undefined && place > 0) place = embedded.subset.glyphs.push(id) - 1;
    embedded.widths[place] = advanceWidth;
    embedded.unicode[place] = characters;
    places.set(key, place);
    return place;
  };
  embedded.encode = (text) => {
    const glyphs = wordsOf(text).flatMap((word) => shape(word).glyphs);
    return [glyphs.map((glyph) => placeOf(glyph).toString(16).padStart(4, '0')), glyphs];
  };
  // Where the next text stands is always said.
  embedded.widthOfString = () => 0;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/ +|[^ ]+/g) ?? [];
}
