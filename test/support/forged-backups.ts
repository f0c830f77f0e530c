import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ReadableStream } from 'node:stream/web';
import { pack } from 'tar-stream';
import { membersOf } from '../../src/database/backup/archive-members.js';
import { encrypted } from '../../src/database/backup/encryption.js';
import { PASSPHRASE, QUICK } from './backups.js';

export type Members = readonly (readonly [name: string, content: Buffer])[];

/** What is in a backup, for whoever has the passphrase. */
export async function membersIn(file: string): Promise<Members> {
  const members: [string, Buffer][] = [];
  for await (const { name, content } of membersOf(file, PASSPHRASE)) members.push([name, content]);
  return members;
}

/** Encrypts members as a backup is; a manifest that is not among them says what they are. */
export async function forge(
  file: string,
  members: Members,
  type: 'file' | 'symlink' = 'file',
): Promise<string> {
  const tar = pack();
  for (const [name, content] of members) {
    if (type === 'symlink' && name.startsWith('../')) tar.entry({ name, type, linkname: '/etc/passwd' });
    else tar.entry({ name }, content);
  }
  tar.finalize();
  const plain = ReadableStream.from(tar as AsyncIterable<Uint8Array>);
  const cipher = await encrypted(plain as never, PASSPHRASE, QUICK);
  const chunks: Uint8Array[] = [];
  for await (const chunk of cipher as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  writeFileSync(file, Buffer.concat(chunks));
  return file;
}

/** The same with a manifest that fits: what somebody with the passphrase could make. */
export function withManifest(members: Members): Members {
  const others = members.filter(([name]) => name !== 'manifest.json');
  const [, manifest] = members.find(([name]) => name === 'manifest.json') ?? ['', Buffer.from('{"rows":{}}')];
  const said = {
    members: others.map(([name, content]) => ({
      name,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    rows: (JSON.parse(manifest.toString()) as { rows: unknown }).rows,
  };
  return [...others, ['manifest.json', Buffer.from(JSON.stringify(said))]];
}

/** With another content for one member. */
export function changed(members: Members, name: string, change: (content: Buffer) => Buffer): Members {
  return members.map(([own, content]) => [own, own === name ? change(content) : content]);
}

/** With other words in a member of JSON. */
export function changedJson(members: Members, name: string, change: object): Members {
  return changed(members, name, (content) =>
    Buffer.from(JSON.stringify({ ...(JSON.parse(content.toString()) as object), ...change })),
  );
}

export const lines = (...rows: readonly unknown[][]) =>
  gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'));

/** A copy with one bit turned. */
export function flipped(file: string, copy: string, bit: number): string {
  const bytes = readFileSync(file);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  writeFileSync(copy, bytes);
  return copy;
}
