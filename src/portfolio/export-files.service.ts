import { stringify } from 'csv-stringify/sync';
import { csvText } from './export-cell.js';
import type { ExportRow, ExportTable } from './export-table.js';
import { MOST_ROWS, SHEET_END, SHEET_START, workbookParts, xlsxRow } from './xlsx-parts.js';
import { zipStream, type ZipEntry } from './zip-stream.service.js';

/** Rows that are written at once. */
const BATCH = 200;

/** RFC 4180, with the byte order mark without which Excel takes UTF-8 for something else. */
export async function* csvFile({ columns, rows }: ExportTable): AsyncGenerator<string> {
  yield `\ufeff${csvLines([columns])}`;
  for await (const batch of batches(rows)) yield csvLines(batch);
}

function csvLines(rows: readonly ExportRow[]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? csvText(cell) : cell)));
  return stringify(safe, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** A workbook with a sheet for each table; one that is too long for a sheet goes on in another. */
export function xlsxFile(tables: readonly ExportTable[]): AsyncGenerator<Buffer> {
  return zipStream(entriesOf(tables));
}

async function* entriesOf(tables: readonly ExportTable[]): AsyncGenerator<ZipEntry> {
  const sheets: string[] = [];
  for (const { name, columns, rows } of tables) {
    const source = rows[Symbol.asyncIterator]();
    for (let part = 1, isOver = false; !isOver; part += 1) {
      sheets.push(part === 1 ? name : `${name} ${part}`);
      const path = `xl/worksheets/sheet${sheets.length}.xml`;
      yield { path, content: sheetOf(columns, source, () => (isOver = true)) };
    }
  }
  for (const [path, text] of workbookParts(sheets)) yield { path, content: once(text) };
}

async function* sheetOf(
  columns: readonly string[],
  source: AsyncIterator<ExportRow>,
  over: () => void,
): AsyncGenerator<string> {
  let xml = SHEET_START + xlsxRow(columns, 1, true);
  for (let number = 2; number <= MOST_ROWS; number += 1) {
    const next = await source.next();
    if (next.done) {
      over();
      break;
    }
    xml += xlsxRow(next.value, number);
    if (number % BATCH === 0) {
      yield xml;
      xml = '';
    }
  }
  yield xml + SHEET_END;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* batches(rows: AsyncIterable<ExportRow>): AsyncGenerator<readonly ExportRow[]> {
  let batch: ExportRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
