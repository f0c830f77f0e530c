/** The part of a fontkit font that is needed here. */
export interface FontkitFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly id: number };
  layout(text: string): {
    readonly glyphs: readonly { readonly id: number; readonly advanceWidth: number }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly yAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

/** A glyph where it is drawn, all lengths in thousandths of the size, with the characters it is copied as. */
export interface DrawnGlyph {
  readonly id: number;
  readonly characters: readonly number[];
  /** By its own width, and as kerned. */
  readonly advanceWidth: number;
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface Shaped {
  readonly glyphs: readonly DrawnGlyph[];
  readonly width: number;
}

/** Laying out a word is the dear part of a report: words are kept, since documents repeat them, up to this many. */
const MOST_WORDS = 50_000;

/** Lays out words of one font, each once: kerned, with its ligatures. */
export function shaper(font: FontkitFont): (word: string) => Shaped {
  const kept = new Map<string, Shaped>();
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    const glyphs = laidOut(font, word);
    const shaped = { glyphs, width: glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
    if (kept.size >= MOST_WORDS) kept.clear();
    kept.set(word, shaped);
    return shaped;
  };
}

function laidOut(font: FontkitFont, word: string): readonly DrawnGlyph[] {
  const scale = 1000 / font.unitsPerEm;
  const { glyphs, positions } = font.layout(word);
  const ids = glyphs.map(({ id }) => id);
  const characters = charactersOf(font, word, ids);
  return glyphs.map(({ id, advanceWidth }, i) => ({
    id,
    characters: characters[i] ?? [],
    advanceWidth: advanceWidth * scale,
    xAdvance: positions[i]!.xAdvance * scale,
    yAdvance: positions[i]!.yAdvance * scale,
    xOffset: positions[i]!.xOffset * scale,
    yOffset: positions[i]!.yOffset * scale,
  }));
}

/**
 * Which characters each glyph stands for. fontkit remembers with a glyph the characters it was first asked for, whoever
 * asked, and two characters may share one (’ and ʼ); so a glyph is traced back to the word itself.
 */
function charactersOf(
  font: FontkitFont,
  word: string,
  ids: readonly number[],
): readonly (readonly number[])[] {
  const characters = [...word].map((character) => character.codePointAt(0)!);
  if (characters.length === ids.length) return characters.map((character) => [character]);
  let at = 0;
  return ids.map((_, i) => {
    // A ligature takes every character up to the one the next glyph stands for.
    const most = characters.length - (ids.length - i - 1);
    let end = at + 1;
    while (end < most && (i === ids.length - 1 || glyphOf(font, characters[end]!) !== ids[i + 1])) end += 1;
    const taken = characters.slice(at, end);
    at = end;
    return taken;
  });
}

function glyphOf(font: FontkitFont, character: number): number {
  return font.glyphForCodePoint(character).id;
}
