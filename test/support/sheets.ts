import { crc32, inflateRawSync } from 'node:zlib';

/** Rows of a CSV file by RFC 4180, without its byte order mark. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/gy;
  const source = text.replace(/^\ufeff/, '');
  while (cell.lastIndex < source.length) {
    const match = cell.exec(source);
    if (!match) throw new Error(`This is not CSV: ${JSON.stringify(source.slice(cell.lastIndex - 20, 80))}`);
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') rows.push([]);
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** Files inside a ZIP archive by path, each checked against its sum. */
export function readZip(bytes: Buffer): ReadonlyMap<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [sum, packed] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const named = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + named);
    const start = bytes.readUInt32LE(at + 42) + 30 + named;
    const content = inflateRawSync(bytes.subarray(start, start + packed));
    if (crc32(content) !== sum) throw new Error(`${path} is damaged.`);
    files.set(path, content.toString());
    at += 46 + named;
  }
  return files;
}

export interface Sheet {
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** As XML, to look for what should not be there. */
  readonly xml: string;
}

/** Sheets of a workbook by name, texts as a spreadsheet reads them. */
export function readWorkbook(bytes: Buffer): ReadonlyMap<string, Sheet> {
  const files = readZip(bytes);
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)];
  return new Map(
    names.map((match, index) => {
      const xml = files.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '';
      return [plain(match[1] ?? ''), { xml, rows: rowsOf(xml) }];
    }),
  );
}

function rowsOf(xml: string): (string | number | null)[][] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
    const cells: (string | number | null)[] = [];
    for (const cell of (row[1] ?? '').matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)) {
      const column =
        [...(cell[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push(null);
      const inside = cell[3] ?? '';
      const text = /<t xml:space="preserve">(.*?)<\/t>/s.exec(inside)?.[1];
      cells.push(text === undefined ? Number(/<v>(.*?)<\/v>/.exec(inside)?.[1]) : plain(text));
    }
    return cells;
  });
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
