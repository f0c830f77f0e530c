import { roleMark } from '../charts/role-mark.js';
import type { Passages } from '../report-model.js';
import type { Style, TypeName } from '../report-content.js';
import { embedFace, type EmbeddedFont } from './embed-face.js';
import type { Face, Faces } from './faces.js';
import { paintShapes } from './paint-shapes.js';
import type { ReportDocument } from './report-document.js';
import { MARK_ROOM, typesetter, type Line, type Run } from './typeset.js';

/** An element of the structure tree. */
export type Element = PDFKit.PDFStructureElement;

/** `scope` is that of a header cell, `bbox` the box of a figure from its top left to its bottom right corner. */
export interface ElementOptions {
  readonly lang?: string;
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  readonly bbox?: readonly [number, number, number, number];
}

/** The page being filled: where it stands, and how ink gets on it marked. All lengths in points from the top left. */
export interface Sheet {
  readonly doc: ReportDocument;
  readonly style: Style;
  /** Both narrowed while something is set beside something else. */
  left: number;
  width: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the next block begins. */
  y: number;
  /** Start and width of `span` grid columns from column `from`, counted from 0. */
  readonly columns: (from: number, span: number) => { readonly x: number; readonly width: number };
  readonly set: (passages: Passages, type: TypeName, width: number, bold?: TypeName) => readonly Line[];
  readonly element: (parent: Element, type: string, options?: ElementOptions) => Element;
  /** Ink that carries no meaning. */
  readonly artifact: (draw: () => void) => void;
  /** Draws lines below each other as content of an element; gives the y below them. */
  readonly draw: (element: Element, tag: string, lines: readonly Line[], x: number, y: number) => number;
  /** Draws one line without marking it: inside a figure or an artifact. */
  readonly drawRuns: (runs: readonly Run[], x: number, baseline: number) => void;
  readonly newPage: () => void;
  /** Turns the page unless so much room is left. */
  readonly ensure: (height: number) => void;
}

/** Where the baseline stands in a line, from its top: the ink of Source Sans centred in its leading. */
export function baselineOf({ leading, size }: Pick<Line, 'leading' | 'size'>): number {
  return leading / 2 + size * 0.33;
}

export function openSheet(doc: ReportDocument, faces: Faces, style: Style): Sheet {
  const { page } = style;
  const left = page.marginSide;
  const width = page.width - 2 * page.marginSide;
  const column = (width - (page.columns - 1) * page.gutter) / page.columns;
  const { set } = typesetter(faces, style);
  const useFont = fontSwitch(doc);

  const drawRuns = (runs: readonly Run[], x: number, baseline: number) => {
    let at = x;
    for (const run of runs) {
      if (run.mark) {
        paintShapes(doc, [
          roleMark(run.mark, at + run.size * 0.42, baseline - run.size * 0.33, run.size * 0.86),
        ]);
        at += MARK_ROOM * run.size;
      }
      useFont(run.face);
      doc.fontSize(run.size).fillColor(run.colour);
      // Width and number of words given: pdfkit would measure both again.
      const options = {
        lineBreak: false,
        baseline: 'alphabetic',
        textWidth: run.width,
        wordCount: 1,
      } as const;
      doc.text(run.text, at, baseline, options as PDFKit.Mixins.TextOptions);
      at += run.width;
    }
  };

  const element: Sheet['element'] = (parent, type, options = {}) => {
    const child = doc.struct(type, options as object);
    parent.add(child);
    return child;
  };

  const sheet: Sheet = {
    doc,
    style,
    left,
    width,
    top: page.marginTop,
    bottom: page.height - page.marginBottom,
    y: page.marginTop,
    columns: (from, span) => ({
      x: left + from * (column + page.gutter),
      width: span * column + (span - 1) * page.gutter,
    }),
    set,
    element,
    drawRuns,
    artifact: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
    draw: (parent, tag, lines, x, y) => {
      let top = y;
      for (const line of lines) {
        drawMarked(sheet, parent, tag, line, x, top + baselineOf(line));
        top += line.leading;
      }
      return top;
    },
    newPage: () => {
      doc.addPage();
      sheet.y = sheet.top;
    },
    ensure: (height) => {
      if (sheet.y + height > sheet.bottom && sheet.y > sheet.top) sheet.newPage();
    },
  };
  return sheet;
}

/** One line, its runs grouped by language and link: a foreign language is a Span, a link a Link with its annotation. */
function drawMarked(
  sheet: Sheet,
  parent: Element,
  tag: string,
  line: Line,
  x: number,
  baseline: number,
): void {
  const { doc, element } = sheet;
  let at = x;
  for (const group of groupsOf(line.runs)) {
    const [{ language, link }] = group as [Run];
    const width = group.reduce((sum, run) => sum + run.width + (run.mark ? MARK_ROOM * run.size : 0), 0);
    const isPlain = language === null && link === null;
    const owner = isPlain
      ? parent
      : element(parent, link === null ? 'Span' : 'Link', language === null ? {} : { lang: language });
    const content = doc.markStructureContent(isPlain ? tag : link === null ? 'Span' : 'Link');
    sheet.drawRuns(group, at, baseline);
    doc.endMarkedContent();
    owner.add(content);
    if (link !== null) {
      const options = { structParent: owner, Contents: new String(link) };
      doc.link(at, baseline - line.size, width, line.leading, link, options as object);
      // Ended while its page is open: pdfkit notes the page of an annotation when the element ends.
      owner.end();
    }
    at += width;
  }
}

function groupsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1)?.[0];
    if (last && last.language === run.language && last.link === run.link) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups;
}

/**
 * Switches to an opened face. `doc.font(name)` would open a subset afresh at each call where two faces share their
 * PostScript name, as the subsets of one family do; so each document's own font object is kept.
 */
function fontSwitch(doc: ReportDocument): (face: Face) => void {
  const inner = doc as unknown as { _font: EmbeddedFont };
  const fonts = new Map<string, EmbeddedFont>();
  return (face) => {
    const font = fonts.get(face.key);
    if (font) {
      inner._font = font;
      return;
    }
    doc.registerFont(face.key, face.font as unknown as string);
    doc.font(face.key);
    embedFace(inner._font, face);
    fonts.set(face.key, inner._font);
  };
}
