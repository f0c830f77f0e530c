import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Pack } from 'tar-stream';
import {
  bytesMember,
  CHUNK_BYTES,
  CHUNK_TEXT,
  HEADER,
  LONGEST_MEMBER,
  MANIFEST,
  rowsMember,
  SECRET,
  type BackupHeader,
  type BackupManifest,
  type Member,
  type StoredCell,
  type TableShape,
} from './backup-format.js';

const packed = promisify(gzip);
/** Answers and history repeat themselves: the quickest level takes most of it away. */
const LEVEL = { level: constants.Z_BEST_SPEED };

/** Writes the members of a backup in their order; no more than one chunk of rows is in memory. */
export class ArchiveWriter {
  private readonly members: Member[] = [];
  private readonly rows: Record<string, number> = {};

  constructor(
    private readonly pack: Pack,
    private readonly header: BackupHeader,
  ) {}

  async begin(secret: string): Promise<void> {
    await this.add(HEADER, jsonOf(this.header));
    await this.add(SECRET, Buffer.from(secret));
  }

  /** `batches` are rows of the table, some at a time. */
  async table({ name }: TableShape, batches: AsyncIterable<readonly (readonly StoredCell[])[]>) {
    let [chunk, count, text] = [1, 0, 0];
    let lines: string[] = [];
    let bytes: Uint8Array[] = [];
    const line = (cells: readonly StoredCell[]) =>
      JSON.stringify(
        cells.map((cell) => (cell instanceof Uint8Array ? { bytes: bytes.push(cell) - 1 } : cell)),
      );
    const close = async () => {
      for (const [index, content] of bytes.entries())
        await this.add(bytesMember(name, chunk, index), content);
      const ndjson = Buffer.from(lines.join('\n'));
      if (ndjson.length > LONGEST_MEMBER) throw new Error(`A row of ${name} is too long for a backup.`);
      await this.add(rowsMember(name, chunk), await packed(ndjson, LEVEL));
      [chunk, text, lines, bytes] = [chunk + 1, 0, [], []];
    };
    for await (const batch of batches) {
      for (const cells of batch) {
        text += lines[lines.push(line(cells)) - 1]?.length ?? 0;
        count += 1;
        const isFull = text >= CHUNK_TEXT || sizeOf(bytes) >= CHUNK_BYTES;
        if (isFull) await close();
      }
    }
    if (lines.length > 0) await close();
    this.rows[name] = count;
  }

  /** Answers how many rows there are. */
  async end(): Promise<number> {
    const manifest: BackupManifest = { members: [...this.members], rows: this.rows };
    await this.add(MANIFEST, jsonOf(manifest));
    this.pack.finalize();
    return Object.values(this.rows).reduce((sum, count) => sum + count, 0);
  }

  /** Resolves once there is room for the next one. */
  private async add(name: string, content: Uint8Array): Promise<void> {
    if (content.length > LONGEST_MEMBER) throw new Error(`${name} is too long for a backup.`);
    this.members.push({ name, bytes: content.length, sha256: sha256Of(content) });
    const mtime = new Date(this.header.createdAt);
    await new Promise<void>((resolve, reject) => {
      this.pack.entry({ name, mode: 0o600, mtime }, asBuffer(content), (error) =>
        error ? reject(error) : resolve(),
      );
    });
  }
}

const jsonOf = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
const sizeOf = (bytes: readonly Uint8Array[]) => bytes.reduce((sum, { length }) => sum + length, 0);

export const sha256Of = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.isBuffer(content)
    ? content
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
