import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { extract, type Extract } from 'tar-stream';
import { sha256Of } from './archive-writer.js';
import { LONGEST_MEMBER, type Member } from './backup-format.js';
import { BackupProblem } from './backup-problem.js';
import { decrypted, FIRST_BYTES, looksEncrypted } from './encryption.js';

type Entry = Extract extends AsyncIterable<infer One> ? One : never;

const AT_ONCE = 1024 * 1024;

/** A member with all its bytes. */
export interface ReadMember extends Member {
  readonly content: Buffer;
}

/**
 * Reads the members of a backup one after the other; names are only compared, never made into files. Throws
 * `BackupProblem` where the file is another program's, cut off or changed, or the passphrase is another.
 */
export async function* membersOf(file: string, passphrase: string): AsyncGenerator<ReadMember> {
  if (!looksEncrypted(await firstBytesOf(file))) {
    throw new BackupProblem('This is no backup of Expost, or it is damaged.');
  }
  const cipher = createReadStream(file, { highWaterMark: AT_ONCE });
  let source: Readable | null = null;
  try {
    const tar = extract();
    source = Readable.fromWeb((await decrypted(webStreamOf(cipher), passphrase)) as NodeReadableStream);
    source.on('error', (error) => tar.destroy(error));
    source.pipe(tar as unknown as NodeJS.WritableStream);
    for await (const entry of tar) {
      const content = await contentOf(entry);
      yield { name: entry.header.name, bytes: content.length, sha256: sha256Of(content), content };
    }
  } catch (error) {
    if (error instanceof BackupProblem) throw error;
    throw new BackupProblem(`The backup is damaged or cut off (${(error as Error).message}).`);
  } finally {
    source?.destroy();
    cipher.destroy();
  }
}

async function firstBytesOf(file: string): Promise<Buffer> {
  const first = Buffer.alloc(FIRST_BYTES);
  const handle = await open(file, 'r');
  await handle.read(first, 0, FIRST_BYTES, 0).finally(() => handle.close());
  return first;
}

async function contentOf(entry: Entry): Promise<Buffer> {
  const { name, size = 0, type } = entry.header;
  if (type !== 'file' || size > LONGEST_MEMBER) {
    throw new BackupProblem(`The backup holds what no backup holds (${name}).`);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function webStreamOf(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as unknown as ReadableStream<Uint8Array>;
}
