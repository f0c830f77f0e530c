import PDFDocument from 'pdfkit';
import type { FontName } from '../report-content.js';
import { shaper, type FontkitFont, type Shaped } from './shape-text.js';

/** Font files (TrueType) by name: first the face that carries most texts, then those asked where it lacks a glyph. */
export type ReportFonts = Readonly<Record<FontName, readonly Uint8Array[]>>;

/** One font file, opened. */
export interface Face {
  /** Name under which a document registers it. */
  readonly key: string;
  readonly font: FontkitFont;
  /** Lays out a word, once for all documents. */
  readonly shape: (word: string) => Shaped;
}

export interface Piece {
  readonly face: Face;
  readonly text: string;
  /** In thousandths of the font size. */
  readonly width: number;
}

export interface Word {
  readonly pieces: readonly Piece[];
  /** In thousandths of the font size. */
  readonly width: number;
}

export interface Faces {
  /** The word as it can be printed, and how wide it is. */
  readonly word: (text: string, font: FontName) => Word;
  /** The text with every character that no face can draw, or nobody could see, written as its code point. */
  readonly printable: (text: string, font: FontName) => string;
}

const opened = new WeakMap<ReportFonts, Faces>();

/** Words are measured once and kept, since documents repeat them; beyond this many the memory starts afresh. */
const MOST_WORDS = 50_000;

/** Opens fonts once per set: a worker keeps them, and the widths of words, from one document to the next. */
export function openFaces(fonts: ReportFonts): Faces {
  const known = opened.get(fonts);
  if (known) return known;
  const chains = new Map<FontName, (Face | null)[]>();
  const words = new Map<string, Word>();

  const faceAt = (name: FontName, place: number): Face => {
    const chain = chains.get(name) ?? fonts[name].map(() => null);
    chains.set(name, chain);
    const known = chain[place];
    if (known) return known;
    const face = openFace(`${name}/${place}`, fonts[name][place]!);
    chain[place] = face;
    return face;
  };
  const faceOf = (codePoint: number, name: FontName): Face | null => {
    for (let place = 0; place < fonts[name].length; place++) {
      const face = faceAt(name, place);
      if (face.font.hasGlyphForCodePoint(codePoint)) return face;
    }
    return null;
  };
  const printable = (text: string, name: FontName) => {
    let printed = '';
    for (const character of composed(text)) {
      const codePoint = character.codePointAt(0)!;
      const shown = !INVISIBLE.test(character) && (isSpace(codePoint) || faceOf(codePoint, name) !== null);
      printed += shown ? character : codePointName(codePoint);
    }
    return printed;
  };
  const word = (text: string, name: FontName): Word => {
    const key = `${name} ${text}`;
    const kept = words.get(key);
    if (kept) return kept;
    const runs: { face: Face; text: string }[] = [];
    for (const character of text) {
      // A narrow no-break space (French figures) is drawn by the font's no-break space.
      const drawn = character === '\u202f' ? '\u00a0' : character;
      const face = faceOf(drawn.codePointAt(0)!, name) ?? faceAt(name, 0);
      const last = runs.at(-1);
      if (last?.face === face) last.text += drawn;
      else runs.push({ face, text: drawn });
    }
    const pieces = runs.map(({ face, text: drawn }) => ({
      face,
      text: drawn,
      width: face.shape(drawn).width,
    }));
    const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
    if (words.size >= MOST_WORDS) words.clear();
    words.set(key, { pieces, width });
    return { pieces, width };
  };
  const faces = { word, printable };
  opened.set(fonts, faces);
  return faces;
}

// Control and format characters and line separators would vanish, or turn a line around; so would a soft hyphen.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f]|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

function isSpace(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x202f;
}

/** A letter and its marks as one character where there is one: the fonts draw that, not the marks alone. */
function composed(text: string): string {
  return text.replace(/\P{M}\p{M}+/gu, (cluster) => {
    const one = cluster.normalize('NFC');
    return [...one].length === 1 ? one : cluster;
  });
}

function codePointName(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}

function openFace(key: string, file: Uint8Array): Face {
  const font = openFont(file);
  return { key, font, shape: shaper(font) };
}

// pdfkit opens font files itself and takes an opened one back; a document of its own is the one way to have it open one.
function openFont(file: Uint8Array): FontkitFont {
  const scratch = new PDFDocument({ autoFirstPage: false, font: Buffer.from(file) as unknown as string });
  return (scratch as unknown as { _font: { font: FontkitFont } })._font.font;
}
