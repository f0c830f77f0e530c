import { createHash, createHmac, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { pack } from 'tar-stream';
import { keysOf } from '../../config.js';
import { sealedText } from '../../history/history-line.js';
import { ArchiveWriter } from './archive-writer.js';
import { FORMAT, type BackupHeader, type StoredCell } from './backup-format.js';
import { BackupProblem } from './backup-problem.js';
import { encrypted } from './encryption.js';
import { postgresSnapshot } from './postgres-snapshot.js';
import type { Snapshot } from './snapshot.js';
import { sqliteSnapshot } from './sqlite-snapshot.js';
import type { Store } from './store.js';
import { assertKnown } from './target.js';

export interface MadeBackup {
  readonly tables: number;
  readonly rows: number;
  /** Of the file. */
  readonly bytes: number;
  readonly sha256: string;
}

/** What is needed for a backup beside the database. */
interface Secrets {
  readonly passphrase: string;
  readonly linkKey: string;
}

/**
 * Writes everything the service keeps into `file`, as it is at one moment, while the service goes on. Throws
 * `BackupProblem` where that cannot be; then no such file is there. `now` is an instant; `workFactor` is for tests.
 */
export async function makeBackup(
  store: Store,
  file: string,
  { now, workFactor }: { readonly now: string; readonly workFactor?: number },
): Promise<MadeBackup> {
  const secrets = secretsOf(store);
  if (existsSync(file)) throw new BackupProblem(`${file} is there already. Nothing was written.`);
  const snapshot = await snapshotOf(store);
  try {
    const { schema, tables } = snapshot;
    assertKnown(schema, 'A later version of Expost has written this database: back it up with that version');
    await assertOwnKey(snapshot, secrets.linkKey);
    const header: BackupHeader = {
      ...{ program: 'expost', format: FORMAT, createdAt: now, database: store.database.kind },
      schema: [...schema],
      tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    };
    return await asNewFile(file, (handle) => write(handle, { snapshot, header, secrets, workFactor }));
  } finally {
    await snapshot.close();
  }
}

function secretsOf({ passphrase, linkKey, dataDir }: Store): Secrets {
  if (passphrase === null) {
    throw new BackupProblem(
      'BACKUP_PASSPHRASE must be set: a backup holds personal data and the secret of the personal links, and is encrypted with it. Make one, for example with `openssl rand -base64 24`, and keep it apart from the backups: without it nobody can restore them. Nothing was written.',
    );
  }
  if (linkKey === null) {
    throw new BackupProblem(
      `The secret of the personal links is not known here: LINK_KEY is not set, and ${dataDir} has no link.key. Run the command with the settings of the service. Nothing was written.`,
    );
  }
  return { passphrase, linkKey };
}

async function snapshotOf({ database }: Store): Promise<Snapshot> {
  if (database.kind === 'postgres') return postgresSnapshot(database.url);
  if (existsSync(database.file)) return sqliteSnapshot(database);
  throw new BackupProblem(
    `There is no ${database.file}. Run the command with the settings of the service. Nothing was written.`,
  );
}

/** Links and seals hang on the secret: one that is another's would be found out only after restoring. */
async function assertOwnKey(snapshot: Snapshot, linkKey: string): Promise<void> {
  const history = snapshot.tables.find(({ name }) => name === 'history');
  if (!history) return;
  for await (const [line] of snapshot.rows(history)) {
    if (line && !isSealedWith(linkKey, history.columns, line)) {
      throw new BackupProblem(
        'LINK_KEY, or link.key in DATA_DIR, is not the secret this database was written with. Run the command with the settings of the service. Nothing was written.',
      );
    }
    return;
  }
}

function isSealedWith(linkKey: string, columns: readonly string[], cells: readonly StoredCell[]): boolean {
  const cell = (column: string) => cells[columns.indexOf(column)] ?? null;
  const text = sealedText({
    chain: String(cell('chain')),
    number: Number(cell('number')),
    at: String(cell('at')),
    actor: String(cell('actor')),
    what: String(cell('what')),
    subject: String(cell('subject')),
    details: JSON.parse(String(cell('details'))) as Record<string, unknown>,
    why: cell('why') as string | null,
    previousHash: String(cell('previous_hash')),
  });
  return createHmac('sha256', keysOf(linkKey).history).update(text).digest('hex') === cell('hash');
}

/** Written under another name, flushed, and only then given its own: a file of that name is whole. */
async function asNewFile<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const partial = `${file}.${randomUUID().slice(0, 8)}.partial`;
  const leave = () => {
    rmSync(partial, { force: true });
    process.exit(1);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  const handle = await open(partial, 'wx', 0o600);
  try {
    const result = await work(handle);
    await handle.sync();
    await handle.close();
    await takeName(partial, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
    return result;
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
  }
}

/** A second name is refused where one is there; not every disk knows second names. */
async function takeName(partial: string, file: string): Promise<void> {
  try {
    await link(partial, file);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(file);
    if (isThere) throw new BackupProblem(`${file} is there already. Nothing was written.`);
    await rename(partial, file);
  }
}

async function write(
  handle: FileHandle,
  of: {
    readonly snapshot: Snapshot;
    readonly header: BackupHeader;
    readonly secrets: Secrets;
    readonly workFactor: number | undefined;
  },
): Promise<MadeBackup> {
  const { snapshot, header, secrets } = of;
  const tar = pack();
  const fill = async () => {
    const writer = new ArchiveWriter(tar, header);
    await writer.begin(secrets.linkKey);
    for (const table of header.tables) await writer.table(table, snapshot.rows(table));
    return writer.end();
  };
  const filled = fill().catch((error: Error) => {
    tar.destroy(error);
    throw error;
  });
  const drain = async () => {
    const plain = ReadableStream.from(tar as AsyncIterable<Uint8Array>);
    const cipher = await encrypted(plain as never, secrets.passphrase, of.workFactor);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of cipher as unknown as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.appendFile(chunk);
    }
    return { bytes, sha256: hash.digest('hex') };
  };
  const [rows, drained] = await Promise.all([filled, drain()]);
  return { tables: header.tables.length, rows, ...drained };
}
