import type { TableBlock } from '../report-model.js';
import type { Element, Sheet } from './sheet.js';
import { linesHeight } from './stack.js';
import type { Line } from './typeset.js';

const GAP = 8;
const PADDING = 3;

interface Cell {
  readonly x: number;
  readonly lines: readonly Line[];
}

/** A real table: caption, column and row headers with their scope; the head is repeated on each page as an artifact. */
export function drawTable(sheet: Sheet, parent: Element, block: TableBlock): void {
  const xs = block.columns.map((_, i) =>
    block.columns.slice(0, i).reduce((sum, { width }) => sum + width * sheet.width, sheet.left),
  );
  const widthOf = (i: number) =>
    block.columns[i]!.width * sheet.width - (i === block.columns.length - 1 ? 0 : GAP);
  const head = block.columns.map(({ heading }, i) => ({
    x: xs[i]!,
    lines: sheet.set([{ text: heading, language: null }], 'captionStrong', widthOf(i)),
  }));
  const rows = block.rows.map((cells) =>
    cells.map((passages, i) => ({
      x: xs[i]!,
      lines: sheet.set(passages, 'table', widthOf(i), 'tableStrong'),
    })),
  );
  const caption = sheet.set([{ text: block.caption, language: null }], 'h3', sheet.width);
  const firstRow = rows[0] ? heightOf(rows[0]) : 0;
  sheet.ensure(Math.min(linesHeight(caption) + heightOf(head) + firstRow + 4, sheet.bottom - sheet.top));

  const table = sheet.element(parent, 'Table');
  sheet.y = sheet.draw(sheet.element(table, 'Caption'), 'Caption', caption, sheet.left, sheet.y) + 3;
  const headRow = sheet.element(sheet.element(table, 'THead'), 'TR');
  drawHead(sheet, head, (cell) => {
    const th = sheet.element(headRow, 'TH', { scope: 'Column' });
    sheet.draw(th, 'TH', cell.lines, cell.x, sheet.y + PADDING);
  });
  const body = sheet.element(table, 'TBody');
  for (const row of rows) drawRow(sheet, body, row, head);
  if (block.note) {
    const note = sheet.set([{ text: block.note, language: null }], 'caption', sheet.width);
    sheet.ensure(linesHeight(note) + 4);
    sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', note, sheet.left, sheet.y + 4);
  }
}

function drawHead(sheet: Sheet, head: readonly Cell[], drawCell: (cell: Cell) => void): void {
  for (const cell of head) drawCell(cell);
  sheet.y += heightOf(head);
  rule(sheet, sheet.y, sheet.style.colours.line, 0.9);
}

/** On a page of its own where it does not fit; longer than a page, it goes on over as many as it needs. */
function drawRow(sheet: Sheet, body: Element, row: readonly Cell[], head: readonly Cell[]): void {
  const tr = sheet.element(body, 'TR');
  const cells = row.map((_, i) =>
    i === 0 ? sheet.element(tr, 'TH', { scope: 'Row' }) : sheet.element(tr, 'TD'),
  );
  const turn = () => {
    sheet.newPage();
    sheet.artifact(() =>
      drawHead(sheet, head, (cell) => {
        let y = sheet.y + PADDING;
        for (const line of cell.lines) {
          sheet.drawRuns(line.runs, cell.x, y + line.leading * 0.75);
          y += line.leading;
        }
      }),
    );
  };
  const fits = () => sheet.y + heightOf(row) <= sheet.bottom;
  if (!fits() && heightOf(row) <= sheet.bottom - sheet.top - heightOf(head)) turn();
  const done = row.map(() => 0);
  for (;;) {
    const room = sheet.bottom - sheet.y - 2 * PADDING;
    let tallest = 0;
    row.forEach(({ lines, x }, i) => {
      const leading = lines[0]?.leading ?? 12;
      const part = lines.slice(done[i], done[i]! + Math.max(1, Math.floor(room / leading)));
      if (part.length === 0) return;
      sheet.draw(cells[i]!, i === 0 ? 'TH' : 'TD', part, x, sheet.y + PADDING);
      done[i]! += part.length;
      tallest = Math.max(tallest, linesHeight(part));
    });
    sheet.y += tallest + 2 * PADDING;
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
  return Math.max(...cells.map(({ lines }) => linesHeight(lines))) + 2 * PADDING;
}
