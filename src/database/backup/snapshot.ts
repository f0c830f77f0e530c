import type { StoredCell, TableShape } from './backup-format.js';

/** Everything a database held at one moment, however long it is read. */
export interface Snapshot {
  /** Names of the migrations that have made its tables, in their order. */
  readonly schema: readonly string[];
  readonly tables: readonly TableShape[];
  /** All rows of a table, some at a time. */
  rows(table: TableShape): AsyncIterable<readonly (readonly StoredCell[])[]>;
  close(): Promise<void>;
}

/** TypeORM's own tables: made anew by the migrations, never copied. */
export const MIGRATIONS = 'migration';

/** Rows read at a time; of a table whose cells are bytes, one. */
export const BATCH = 500;

export const columnList = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
