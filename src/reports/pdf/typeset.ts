import { withTranslation, type Passage, type Passages } from '../report-model.js';
import type { Style, TypeName } from '../report-content.js';
import type { Face, Faces } from './faces.js';

/** Text of one face, size, colour and language, set on one line. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly language: string | null;
  readonly link: string | null;
  readonly mark: Passage['mark'];
}

export interface Line {
  readonly runs: readonly Run[];
  readonly leading: number;
  readonly size: number;
}

export interface Typesetter {
  /** Lines no wider than `width`; newlines stay, long strings are broken, nothing is lost. */
  readonly set: (passages: Passages, type: TypeName, width: number, bold?: TypeName) => readonly Line[];
}

/** A mark of a role takes this much room before its text, in sizes. */
export const MARK_ROOM = 1.25;
/** A string without a space is measured in pieces of this many characters: measuring grows faster than length. */
const CHUNK = 60;

/** A text in the report's own language. */
export function plain(text: string): Passages {
  return [{ text, language: null }];
}

export function typesetter(faces: Faces, style: Style): Typesetter {
  const set: Typesetter['set'] = (passages, type, width, bold) => {
    const { size, leading } = style.type[type];
    const lines: Line[] = [];
    let runs: Run[] = [];
    let used = 0;
    const endLine = () => {
      lines.push({ runs, leading, size });
      runs = [];
      used = 0;
    };
    for (const passage of passages.flatMap(withTranslation)) {
      const { font, colour } = style.type[passage.strong && bold ? bold : type];
      const look = {
        size,
        colour: style.colours[passage.link ? 'brand' : colour],
        language: passage.language === 'und' ? '' : passage.language,
        link: passage.link ?? null,
      };
      let mark = passage.mark;
      if (mark) used += MARK_ROOM * size;
      const put = (text: string) => {
        for (const piece of faces.word(text, font).pieces) {
          const share = (piece.width * size) / 1000;
          const last = runs.at(-1);
          if (last && last.face === piece.face && last.link === look.link && sameLook(last, look)) {
            runs[runs.length - 1] = { ...last, text: last.text + piece.text, width: last.width + share };
          } else runs.push({ ...look, face: piece.face, text: piece.text, width: share, mark });
          mark = undefined;
        }
      };
      passage.text.split('\n').forEach((paragraph, i) => {
        if (i > 0) endLine();
        for (const token of tokensOf(faces.printable(paragraph.replace(/\t/g, ' '), font))) {
          const room = (faces.word(token, font).width * size) / 1000;
          const isSpace = token.trim() === '' && !token.includes('\u00a0');
          if (!isSpace && used > 0 && used + room > width) endLine();
          if (!isSpace && room > width) {
            // Wider than a whole line: broken where the line is full.
            for (const part of unitsOf(token)) {
              const partRoom = (faces.word(part, font).width * size) / 1000;
              if (used > 0 && used + partRoom > width) endLine();
              put(part);
              used += partRoom;
            }
            continue;
          }
          // A space at the end of a line is drawn with it, so that copied text keeps its words apart.
          put(token);
          used += room;
        }
      });
    }
    if (runs.length > 0 || lines.length === 0) endLine();
    return lines;
  };
  return { set };
}

function sameLook(a: Run, b: Pick<Run, 'size' | 'colour' | 'language'>): boolean {
  return a.size === b.size && a.colour === b.colour && a.language === b.language;
}

/** A word with the signs that stay on its line: none begins with a dash, a dot or a closing sign between spaces. */
const WORDS = / +|(?:« )?[^ ]+(?: [–—·›»:;!?]+[.,;)]*(?= |$))*/g;
/** A line may end after a hyphen, a dash or a slash (not beside a short part, as in "mantém-se"), and between code points. */
const BREAKS = /(?<=\p{L}{3}[-–—/])(?=\p{L}{4})|(?<=\])(?=\[U\+)/u;

function tokensOf(text: string): readonly string[] {
  return (text.match(WORDS) ?? []).flatMap((token) =>
    token.startsWith(' ') ? [token] : token.split(BREAKS).flatMap((part) => chunksOf(part)),
  );
}

function chunksOf(part: string): readonly string[] {
  if (part.length <= CHUNK) return [part];
  const characters = [...part];
  return Array.from({ length: Math.ceil(characters.length / CHUNK) }, (_, i) =>
    characters.slice(i * CHUNK, (i + 1) * CHUNK).join(''),
  );
}

/** Single characters; a code point stays whole. */
function unitsOf(token: string): readonly string[] {
  return token.match(/\[U\+[0-9A-F]+\]|[\s\S]/gu) ?? [];
}
