import { z } from 'zod';

/**
 * What a backup is, from the outside in: an age file (age-encryption.org/v1, by passphrase), in it a tar of the members
 * below in this order. Whoever has the passphrase can read one without Expost: `age -d FILE | tar x`.
 *
 *     backup.json                          what it is, of when, its tables and their columns
 *     link.key                             the secret of the personal links and of the history's seals
 *     tables/answer/000001.ndjson.gz       rows, a line each: a JSON list of cells, as the columns stand
 *     tables/document/000001.0.bin         bytes of a cell that says {"bytes":0}, before the lines that say so
 *     manifest.json                        size and SHA-256 of every member before it, and rows of every table
 */
export const FORMAT = 1;
export const HEADER = 'backup.json';
export const SECRET = 'link.key';
export const MANIFEST = 'manifest.json';

/** A member begins when so much text or so many bytes are in the one before. */
export const CHUNK_TEXT = 2 * 1024 * 1024;
export const CHUNK_BYTES = 16 * 1024 * 1024;
/**
 * The longest member, packed and unpacked: a chunk and one more row with all its text fit several times. What is longer
 * is not read.
 */
export const LONGEST_MEMBER = 64 * 1024 * 1024;

/** Of a table or a column; stands in statements, so nothing else may stand in it. */
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const count = z.int().min(0);

export const headerShape = z.strictObject({
  program: z.literal('expost'),
  format: z.literal(FORMAT),
  /** Instant just before the snapshot. */
  createdAt: z.iso.datetime(),
  database: z.enum(['sqlite', 'postgres']),
  /** Names of the migrations that had made its tables. */
  schema: z.array(z.string().max(200)).min(1),
  tables: z.array(z.strictObject({ name: identifier, columns: z.array(identifier).min(1) })),
});
export type BackupHeader = Readonly<z.output<typeof headerShape>>;

/** Enough to tell a backup of a later version from something else. */
export const anyHeaderShape = z.object({ program: z.literal('expost'), format: z.int() });

export const manifestShape = z.strictObject({
  members: z.array(
    z.strictObject({
      name: z.string(),
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  rows: z.record(identifier, count),
});
export type BackupManifest = Readonly<z.output<typeof manifestShape>>;
export type Member = BackupManifest['members'][number];

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A cell as the databases give and take it. */
export type StoredCell = string | number | null | Uint8Array;

const padded = (chunk: number) => String(chunk).padStart(6, '0');

/** Rows of a table; chunks count from 1. */
export function rowsMember(table: string, chunk: number): string {
  return `tables/${table}/${padded(chunk)}.ndjson.gz`;
}

/** Bytes of a cell in that chunk, counted from 0. */
export function bytesMember(table: string, chunk: number, index: number): string {
  return `tables/${table}/${padded(chunk)}.${index}.bin`;
}
