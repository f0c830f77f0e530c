import type { TypeName } from '../report-content.js';
import type { Passages, TableBlock } from '../report-model.js';
import type { Element, Sheet } from './sheet.js';
import { linesHeight } from './stack.js';
import type { Line } from './typeset.js';

const GAP = 8;
const BETWEEN = 11;
/** Above and below the text of a cell. */
const PADDING = { plain: 3, dense: 1.3 };

interface Cell {
  readonly x: number;
  readonly padding: number;
  readonly lines: readonly Line[];
}

/** Tables on half the width, two beside each other; one below the other where a page is too short for them. */
export function drawTablesBeside(sheet: Sheet, parent: Element, blocks: readonly TableBlock[]): void {
  const { left, width } = sheet;
  for (let i = 0; i < blocks.length; i += 2) {
    const pair = blocks.slice(i, i + 2);
    const places = [sheet.columns(0, 6), sheet.columns(6, 6)];
    const within = (place: number, act: () => void) => {
      if (pair.length === 2) Object.assign(sheet, { left: places[place]!.x, width: places[place]!.width });
      act();
      Object.assign(sheet, { left, width });
    };
    let tallest = 0;
    pair.forEach((block, place) =>
      within(place, () => (tallest = Math.max(tallest, tableHeight(sheet, block)))),
    );
    if (i > 0) sheet.y += BETWEEN;
    if (pair.length === 1 || tallest > sheet.bottom - sheet.top) {
      for (const block of pair) drawTable(sheet, parent, block);
      continue;
    }
    sheet.ensure(tallest);
    const top = sheet.y;
    pair.forEach((block, place) =>
      within(place, () => {
        sheet.y = top;
        drawTable(sheet, parent, block);
      }),
    );
    sheet.y = top + tallest;
  }
}

/** A real table: caption, column and row headers with their scope; the head is repeated on each page as an artifact. */
export function drawTable(sheet: Sheet, parent: Element, block: TableBlock): void {
  const { caption, head, rows, note } = measure(sheet, block);
  const firstRow = rows[0] ? heightOf(rows[0]) : 0;
  sheet.ensure(Math.min(linesHeight(caption) + heightOf(head) + firstRow + 4, sheet.bottom - sheet.top));

  const table = sheet.element(parent, 'Table');
  sheet.y = sheet.draw(sheet.element(table, 'Caption'), 'Caption', caption, sheet.left, sheet.y) + 3;
  const headRow = sheet.element(sheet.element(table, 'THead'), 'TR');
  drawHead(sheet, head, (cell) => {
    const th = sheet.element(headRow, 'TH', { scope: 'Column' });
    sheet.draw(th, 'TH', cell.lines, cell.x, sheet.y + cell.padding);
  });
  const body = sheet.element(table, 'TBody');
  const noteHeight = note.length > 0 ? linesHeight(note) + 4 : 0;
  // The last row stands with the note below it.
  rows.forEach((row, i) => drawRow(sheet, body, row, head, i === rows.length - 1 ? noteHeight : 0));
  if (note.length > 0) {
    sheet.ensure(noteHeight);
    sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', note, sheet.left, sheet.y + 4);
  }
}

function measure(sheet: Sheet, block: TableBlock) {
  const xs = block.columns.map((_, i) =>
    block.columns.slice(0, i).reduce((sum, { width }) => sum + width * sheet.width, sheet.left),
  );
  const last = block.columns.length - 1;
  const widthOf = (i: number) => block.columns[i]!.width * sheet.width - (i === last ? 0 : GAP);
  const padding = block.dense ? PADDING.dense : PADDING.plain;
  const cells = (all: readonly Passages[], plain: TypeName, strong: TypeName): readonly Cell[] =>
    all.map((passages, i) => ({ x: xs[i]!, padding, lines: sheet.set(passages, plain, widthOf(i), strong) }));
  const plain = (text: string): Passages => [{ text, language: null }];
  return {
    caption: sheet.set(plain(block.caption), 'h3', sheet.width),
    head: cells(
      block.columns.map(({ heading }) => plain(heading)),
      'captionStrong',
      'captionStrong',
    ),
    rows: block.rows.map((row) =>
      block.dense ? cells(row, 'small', 'captionStrong') : cells(row, 'table', 'tableStrong'),
    ),
    note: block.note ? sheet.set(plain(block.note), 'caption', sheet.width) : [],
  };
}

function tableHeight(sheet: Sheet, block: TableBlock): number {
  const { caption, head, rows, note } = measure(sheet, block);
  const body = rows.reduce((sum, row) => sum + heightOf(row), heightOf(head));
  return linesHeight(caption) + 3 + body + (note.length > 0 ? linesHeight(note) + 4 : 0);
}

function drawHead(sheet: Sheet, head: readonly Cell[], drawCell: (cell: Cell) => void): void {
  for (const cell of head) drawCell(cell);
  sheet.y += heightOf(head);
  rule(sheet, sheet.y, sheet.style.colours.line, 0.9);
}

/** On a page of its own where it does not fit; longer than a page, it goes on over as many as it needs. */
function drawRow(
  sheet: Sheet,
  body: Element,
  row: readonly Cell[],
  head: readonly Cell[],
  below: number,
): void {
  const tr = sheet.element(body, 'TR');
  const cells = row.map((_, i) =>
    i === 0 ? sheet.element(tr, 'TH', { scope: 'Row' }) : sheet.element(tr, 'TD'),
  );
  const turn = () => {
    sheet.newPage();
    sheet.artifact(() =>
      drawHead(sheet, head, (cell) => {
        let y = sheet.y + cell.padding;
        for (const line of cell.lines) {
          sheet.drawRuns(line.runs, cell.x, y + line.leading * 0.75);
          y += line.leading;
        }
      }),
    );
  };
  const fits = () => sheet.y + heightOf(row) + below <= sheet.bottom;
  if (!fits() && heightOf(row) <= sheet.bottom - sheet.top - heightOf(head)) turn();
  const done = row.map(() => 0);
  const padding = row[0]?.padding ?? 0;
  for (;;) {
    const room = sheet.bottom - sheet.y - 2 * padding;
    let tallest = 0;
    row.forEach(({ lines, x }, i) => {
      const leading = lines[0]?.leading ?? 12;
      const part = lines.slice(done[i], done[i]! + Math.max(1, Math.floor(room / leading)));
      if (part.length === 0) return;
      sheet.draw(cells[i]!, i === 0 ? 'TH' : 'TD', part, x, sheet.y + padding);
      done[i]! += part.length;
      tallest = Math.max(tallest, linesHeight(part));
    });
    sheet.y += tallest + 2 * padding;
    rule(sheet, sheet.y, sheet.style.colours.rule, 0.6);
    if (row.every(({ lines }, i) => done[i]! >= lines.length)) return;
    turn();
  }
}

function rule(sheet: Sheet, y: number, colour: string, width: number): void {
  const draw = () => {
    sheet.doc
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + sheet.width, y)
      .lineWidth(width)
      .stroke(colour);
  };
  // Inside a repeated head, which is an artifact as a whole, ink is one already.
  if (isMarked(sheet)) draw();
  else sheet.artifact(draw);
}

function isMarked(sheet: Sheet): boolean {
  return (sheet.doc.page as unknown as { markings: readonly unknown[] }).markings.length > 0;
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines }) => linesHeight(lines))) + 2 * (cells[0]?.padding ?? 0);
}
