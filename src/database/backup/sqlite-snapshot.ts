import type { Config } from '../../config.js';
import { readingDataSource } from '../data-sources.js';
import type { StoredCell, TableShape } from './backup-format.js';
import { BATCH, columnList, MIGRATIONS, type Snapshot } from './snapshot.js';
import { handleOf, sqliteTables } from './sqlite-handle.js';

/** A reading transaction: in WAL mode it sees the file as it was, while the service goes on writing. */
export async function sqliteSnapshot(database: Config['database']): Promise<Snapshot> {
  const source = readingDataSource({ database }, []);
  if (!source) throw new Error('This database is no file.');
  await source.initialize();
  const handle = handleOf(source);
  handle.exec('BEGIN');
  const migrations = handle.prepare(`SELECT name FROM ${MIGRATIONS} ORDER BY timestamp`).all();
  return {
    schema: (migrations as { readonly name: string }[]).map(({ name }) => name),
    tables: sqliteTables(handle, MIGRATIONS),
    async *rows({ name, columns }: TableShape) {
      let batch: StoredCell[][] = [];
      const all = handle
        .prepare(`SELECT ${columnList(columns)} FROM "${name}"`)
        .raw()
        .iterate();
      for (const cells of all) {
        batch.push(cells);
        if (batch.length < BATCH && !cells.some((cell) => cell instanceof Uint8Array)) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
    close: () => source.destroy(),
  };
}
