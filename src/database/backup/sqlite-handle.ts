import type { DataSource } from 'typeorm';
import type { StoredCell } from './backup-format.js';

interface Statement {
  raw(): Statement;
  iterate(): IterableIterator<StoredCell[]>;
  all(...cells: StoredCell[]): unknown[];
  run(...cells: StoredCell[]): unknown;
}

/** The driver's own connection: TypeORM reads all rows at once. */
export interface SqliteHandle {
  exec(statements: string): void;
  prepare(statement: string): Statement;
}

export function handleOf({ driver }: DataSource): SqliteHandle {
  return (driver as unknown as { readonly databaseConnection: SqliteHandle }).databaseConnection;
}

/** Tables of the file with their columns, but SQLite's own and those named. */
export function sqliteTables(handle: SqliteHandle, but: string) {
  const names = handle
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND name <> '${but}' ORDER BY name`,
    )
    .all() as { readonly name: string }[];
  return names.map(({ name }) => ({
    name,
    columns: (handle.prepare(`PRAGMA table_info("${name}")`).all() as { readonly name: string }[]).map(
      (column) => column.name,
    ),
  }));
}
