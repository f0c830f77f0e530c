import type { Element, Sheet } from './sheet.js';
import type { Line } from './typeset.js';

/** One text of a stack: a heading, a paragraph, a caption. */
export interface StackItem {
  readonly element: Element;
  readonly tag: string;
  readonly lines: readonly Line[];
  readonly gapBefore?: number;
  /** A heading does not end a page. */
  readonly keepWithNext?: boolean;
}

interface Row {
  readonly item: StackItem;
  readonly line: Line;
  readonly gap: number;
  /** May a page end after this row? */
  readonly mayEnd: boolean;
}

export interface StackFrame {
  readonly x: number;
  /** Room inside the frame above the first and below the last line of each page's part. */
  readonly padding?: number;
  /** Ink behind one page's part. */
  readonly backdrop?: (top: number, bottom: number) => void;
  /** A column beside the first part, on the same page. */
  readonly beside?: { readonly height: number; readonly draw: (top: number) => void };
}

/**
 * Texts below each other, over as many pages as they need: no page ends after a heading or after the first line of a
 * paragraph, none begins with its last one. Leaves the sheet's y below the last line.
 */
export function flowStack(sheet: Sheet, items: readonly StackItem[], frame: StackFrame): void {
  const padding = frame.padding ?? 0;
  const rows = items.flatMap(rowsOf);
  const { beside } = frame;
  let from = 0;
  let isFirstPart = true;
  sheet.ensure(Math.max(beside?.height ?? 0, leadHeight(rows) + 2 * padding));
  const least = sheet.y + (beside?.height ?? 0);
  beside?.draw(sheet.y);
  while (from < rows.length) {
    let to = lastFitting(sheet, rows, from, padding);
    if (to === from) {
      if (sheet.y > sheet.top) {
        sheet.newPage();
        continue;
      }
      to = from + 1;
    }
    drawPart(sheet, rows.slice(from, to), frame, padding);
    from = to;
    if (from < rows.length) sheet.newPage();
    else if (to === rows.length && isFirstPart) sheet.y = Math.max(sheet.y, least);
    isFirstPart = false;
  }
}

/** What must stand together at the start: headings with the first two lines after them. */
function leadHeight(rows: readonly Row[]): number {
  const end = rows.findIndex(({ mayEnd }) => mayEnd);
  return heightOf(rows.slice(0, end < 0 ? rows.length : end + 1));
}

function lastFitting(sheet: Sheet, rows: readonly Row[], from: number, padding: number): number {
  const room = sheet.bottom - sheet.y - 2 * padding;
  let height = 0;
  let fitting = from;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i]!;
    height += row.line.leading + (i === from ? 0 : row.gap);
    if (height > room + 0.01) return fitting;
    if (row.mayEnd || i === rows.length - 1) fitting = i + 1;
  }
  return rows.length;
}

function drawPart(sheet: Sheet, rows: readonly Row[], { x, backdrop }: StackFrame, padding: number): void {
  const bottom = sheet.y + heightOf(rows) + 2 * padding;
  if (backdrop) sheet.artifact(() => backdrop(sheet.y, bottom));
  let y = sheet.y + padding;
  rows.forEach(({ item, line, gap }, i) => {
    y = sheet.draw(item.element, item.tag, [line], x, y + (i === 0 ? 0 : gap));
  });
  sheet.y = bottom;
}

function rowsOf(item: StackItem): readonly Row[] {
  const last = item.lines.length - 1;
  return item.lines.map((line, i) => ({
    item,
    line,
    gap: i === 0 ? (item.gapBefore ?? 0) : 0,
    mayEnd: item.keepWithNext ? false : i === last || (i >= 1 && i < last - 1),
  }));
}

export function heightOf(rows: readonly { readonly line: Line; readonly gap: number }[]): number {
  return rows.reduce((sum, { line, gap }, i) => sum + line.leading + (i === 0 ? 0 : gap), 0);
}

export function linesHeight(lines: readonly Line[]): number {
  return lines.reduce((sum, { leading }) => sum + leading, 0);
}
