import { isDeepStrictEqual, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { membersOf, type ReadMember } from './archive-members.js';
import {
  anyHeaderShape,
  bytesMember,
  FORMAT,
  HEADER,
  headerShape,
  LONGEST_MEMBER,
  MANIFEST,
  manifestShape,
  rowsMember,
  SECRET,
  type BackupHeader,
  type Member,
  type StoredCell,
  type TableShape,
} from './backup-format.js';
import { BackupProblem } from './backup-problem.js';

const unpacked = promisify(gunzip);

/** Some rows of a table. */
export interface RowsPiece {
  readonly table: TableShape;
  readonly rows: readonly (readonly StoredCell[])[];
  /** The same as a JSON list of lists; null where cells are bytes. */
  readonly json: string | null;
}

export interface OpenedBackup {
  readonly header: BackupHeader;
  readonly secret: string;
  /** To be read to its end: what comes last says what should have come. Throws `BackupProblem` where it did not. */
  readonly pieces: AsyncGenerator<RowsPiece>;
  /** Wherever the reading has got to. */
  close(): Promise<void>;
}

/** Reads the head of a backup, and promises the rest. */
export async function openBackup(file: string, passphrase: string): Promise<OpenedBackup> {
  const seen: Member[] = [];
  const members = seenBy(seen, membersOf(file, passphrase));
  const close = async () => {
    await members.return(undefined);
  };
  try {
    const header = headerOf(await expected(members, HEADER));
    const secret = (await expected(members, SECRET)).content.toString();
    return { header, secret, pieces: piecesOf(header, members, seen), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* seenBy(
  seen: Member[],
  members: AsyncGenerator<ReadMember>,
): AsyncGenerator<ReadMember, undefined> {
  for await (const member of members) {
    if (member.name !== MANIFEST) {
      const { content: _content, ...said } = member;
      seen.push(said);
    }
    yield member;
  }
}

async function expected(members: AsyncGenerator<ReadMember, undefined>, name: string): Promise<ReadMember> {
  const { value } = await members.next();
  if (value?.name !== name) throw new BackupProblem(`This is no backup of Expost: it has no ${name}.`);
  return value;
}

function headerOf({ content }: ReadMember): BackupHeader {
  const head = read(content, anyHeaderShape);
  if (!head) throw new BackupProblem('This is no backup of Expost.');
  if (head.format > FORMAT) {
    throw new BackupProblem('A later version of Expost has made this backup: restore it with that version.');
  }
  const header = read(content, headerShape);
  if (!header) throw new BackupProblem(`${HEADER} is not what a backup has.`);
  return header;
}

/** Every member has its one place: tables as the header names them, chunks by number, bytes before their rows. */
async function* piecesOf(
  { tables }: BackupHeader,
  members: AsyncGenerator<ReadMember, undefined>,
  seen: readonly Member[],
): AsyncGenerator<RowsPiece> {
  const counts = new Map(tables.map(({ name }) => [name, 0]));
  const places = tables.map((table) => ({ table, chunk: 1 }));
  let bytes: Buffer[] = [];
  for await (const { name, content } of members) {
    if (name === MANIFEST) {
      assertManifest(content, seen, counts);
      if (bytes.length > 0 || !(await members.next()).done) break;
      return;
    }
    const fits = ({ table, chunk }: { table: TableShape; chunk: number }) =>
      name === rowsMember(table.name, chunk) || name === bytesMember(table.name, chunk, bytes.length);
    while (bytes.length === 0 && places[0] && !fits(places[0])) places.shift();
    const [place] = places;
    if (!place || !fits(place)) throw new BackupProblem(`The backup holds what no backup holds (${name}).`);
    if (name !== rowsMember(place.table.name, place.chunk)) {
      bytes.push(content);
      continue;
    }
    const piece = await pieceOf(place.table, content, bytes);
    counts.set(place.table.name, (counts.get(place.table.name) ?? 0) + piece.rows.length);
    place.chunk += 1;
    bytes = [];
    yield piece;
  }
  throw new BackupProblem(`The backup does not end as a backup does: it has no ${MANIFEST} at its end.`);
}

async function pieceOf(table: TableShape, content: Buffer, bytes: readonly Buffer[]): Promise<RowsPiece> {
  try {
    const text = (await unpacked(content, { maxOutputLength: LONGEST_MEMBER })).toString();
    const lines = text.split('\n');
    const rows = lines.map((line) => cellsOf(JSON.parse(line), table, bytes));
    return { table, rows, json: bytes.length === 0 ? `[${lines.join(',')}]` : null };
  } catch (error) {
    throw new BackupProblem(`Rows of ${table.name} cannot be read (${(error as Error).message}).`);
  }
}

function cellsOf(value: unknown, { columns }: TableShape, bytes: readonly Buffer[]): StoredCell[] {
  if (!Array.isArray(value) || value.length !== columns.length) throw new Error('other columns');
  return value.map((cell: unknown) => {
    if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
    const content = bytes[(cell as { readonly bytes?: number }).bytes ?? -1];
    if (!content) throw new Error('bytes that are not there');
    return content;
  });
}

function assertManifest(content: Buffer, seen: readonly Member[], counts: ReadonlyMap<string, number>): void {
  const manifest = read(content, manifestShape);
  const counted = Object.fromEntries(counts);
  if (!isDeepStrictEqual(manifest, { members: seen, rows: counted })) {
    throw new BackupProblem(`The backup does not hold what its ${MANIFEST} says.`);
  }
}

function read<Shape extends z.ZodType>(content: Buffer, shape: Shape): z.output<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(content.toString())).data ?? null;
  } catch {
    return null;
  }
}
