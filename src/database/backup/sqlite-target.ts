import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { linkKeyFile, unfinishedRestore } from '../../data-dir.setup.js';
import { writingDataSource } from '../data-sources.js';
import { BackupProblem } from './backup-problem.js';
import { columnList, MIGRATIONS } from './snapshot.js';
import { handleOf, sqliteTables } from './sqlite-handle.js';
import type { Store } from './store.js';
import { assertSameTables, finish, makeTables, type Target, type ToRestore } from './target.js';

/** Of the file system's own making. */
const NOBODYS = ['lost+found'];

/**
 * A data directory. Everything goes into a file beside the database to be; giving it the database's name is the last
 * step. While it is there the service does not start, and whoever restores again begins anew.
 */
export function sqliteTarget(store: Store, file: string): Target {
  const unfinished = unfinishedRestore(file);
  const key = linkKeyFile(store.dataDir);
  const leftovers = ['', '-journal', '-wal', '-shm'].map((end) => `${unfinished}${end}`);

  const assertEmpty = async () => {
    if (!existsSync(store.dataDir)) return;
    if (!statSync(store.dataDir).isDirectory()) throw new BackupProblem(`${store.dataDir} is no folder.`);
    const isAgain = existsSync(unfinished);
    const may = [...NOBODYS, ...(isAgain ? [...leftovers, key].map((path) => basename(path)) : [])];
    const there = readdirSync(store.dataDir).filter((name) => !may.includes(name));
    if (there.length > 0) {
      throw new BackupProblem(
        `DATA_DIR must be empty, and ${store.dataDir} holds ${there.slice(0, 5).join(', ')}. Nothing was changed. Set DATA_DIR to a new folder.`,
      );
    }
    if (isAgain) await assertNobodyRestores(unfinished);
  };

  const remove = async () => {
    for (const path of [...leftovers, key]) await rm(path, { force: true });
  };

  const load = async (backup: ToRestore) => {
    const isNew = !existsSync(store.dataDir);
    await mkdir(store.dataDir, { recursive: true, mode: 0o700 });
    try {
      await remove();
      await writeFile(unfinished, '', { flag: 'wx', mode: 0o600 });
      return await filled(unfinished, backup, async () => {
        await flushed(unfinished);
        if (!store.linkKeyIsGiven)
          await writeFile(key, backup.secret, { flag: 'wx', mode: 0o600, flush: true });
        await rename(unfinished, file);
        await flushed(dirname(file));
      });
    } catch (error) {
      await remove();
      if (isNew) await rm(store.dataDir, { recursive: true, force: true });
      throw error;
    }
  };

  return { assertEmpty, load };
}

/** Whoever writes the file holds it; of a process that was ended, it is free. */
async function assertNobodyRestores(unfinished: string): Promise<void> {
  const source = writingDataSource({ database: { kind: 'sqlite', file: unfinished } }, []);
  try {
    await source.initialize();
    await source.destroy();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'SQLITE_BUSY') return;
    throw new BackupProblem(
      `Another process is restoring into ${join(unfinished, '..')}. Nothing was changed.`,
    );
  }
}

/** `last` runs while nobody else can begin here yet. */
async function filled(file: string, backup: ToRestore, last: () => Promise<void>): Promise<number> {
  const source = await writingDataSource({ database: { kind: 'sqlite', file } }, []).initialize();
  try {
    const handle = handleOf(source);
    // A file that is not finished is worth nothing: no journal beside it, and flushed once, at its end.
    handle.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY',
    );
    handle.exec('PRAGMA synchronous = OFF');
    const runner = source.createQueryRunner();
    await makeTables(source, runner, backup.header.schema);
    assertSameTables(sqliteTables(handle, MIGRATIONS), backup.header.tables);
    const rows = await insertAll(source, backup);
    await finish(source, runner, backup);
    await last();
    return rows;
  } finally {
    await source.destroy();
  }
}

async function insertAll(source: DataSource, { pieces }: ToRestore): Promise<number> {
  const handle = handleOf(source);
  let count = 0;
  handle.exec('PRAGMA foreign_keys = OFF; BEGIN');
  for await (const { table, rows } of pieces) {
    const places = table.columns.map(() => '?').join(', ');
    const statement = handle.prepare(
      `INSERT INTO "${table.name}" (${columnList(table.columns)}) VALUES (${places})`,
    );
    for (const cells of rows) statement.run(...cells);
    count += rows.length;
  }
  handle.exec('COMMIT; PRAGMA foreign_keys = ON');
  if (handle.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new BackupProblem('The backup holds rows that point to nothing.');
  }
  return count;
}

/** Until the disk has it. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
