import BetterSqlite3 from 'better-sqlite3';
import BetterSqlite3OnNodeApi from 'better-sqlite3-13';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import type { Config } from '../config.js';
import { migrations } from './migrations/index.js';

/** Where the database is. */
type Place = Pick<Config, 'database'>;
type Entities = MixedList<new () => object>;

/** Settings of every SQLite connection; a reopened WAL file silently says NORMAL, so they are set and read back. */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  // In memory: else parts of answers pass through files in the machine's own folder of temporary ones.
  temp_store: 2,
} as const;

interface SqliteHandle {
  pragma(source: string, options?: { simple: boolean }): unknown;
}

function prepare(handle: SqliteHandle, readOnly: boolean): void {
  for (const [name, expected] of Object.entries(PRAGMAS)) {
    if (readOnly && name === 'journal_mode') continue;
    handle.pragma(`${name} = ${expected}`);
    const actual = handle.pragma(name, { simple: true });
    if (actual !== expected) {
      throw new Error(
        `SQLite says ${name} = ${String(actual)} where ${expected} is needed; the service does not start.`,
      );
    }
  }
  // Fewer, larger checkpoints: each one blocks the writers.
  handle.pragma('wal_autocheckpoint = 4000');
  handle.pragma('cache_size = -16000');
}

/**
 * Version 12 aborts the process on Node 24 when a statement is collected outside of any script; version 13 stands on
 * Node-API, which does not, but needs Node 22. Of the one that is not used no native code is loaded.
 */
const driver: unknown =
  Number(process.versions.node.split('.')[0]) >= 22 ? BetterSqlite3OnNodeApi : BetterSqlite3;

const shared = { migrations, migrationsTableName: 'migration', synchronize: false, logging: false } as const;

/** The connection that writes; on PostgreSQL a pool that also reads. */
export function writingDataSource(config: Place, entities: Entities): DataSource {
  return new DataSource(optionsFor(config, entities, false));
}

/** On SQLite a second, read-only connection to the same file, so that no reader sees an uncommitted write. */
export function readingDataSource(config: Place, entities: Entities): DataSource | null {
  return config.database.kind === 'sqlite' ? new DataSource(optionsFor(config, entities, true)) : null;
}

function optionsFor(config: Place, entities: Entities, readOnly: boolean): DataSourceOptions {
  const list = entities as DataSourceOptions['entities'];
  return config.database.kind === 'sqlite'
    ? {
        ...shared,
        type: 'better-sqlite3',
        driver,
        database: config.database.file,
        entities: list,
        readonly: readOnly,
        fileMustExist: readOnly,
        statementCacheSize: 400,
        enableWAL: false,
        prepareDatabase: (handle: unknown) => prepare(handle as SqliteHandle, readOnly),
      }
    : { ...shared, type: 'postgres', url: config.database.url, entities: list, extra: { max: 20 } };
}
