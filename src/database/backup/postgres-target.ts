import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { linkKeyFile } from '../../data-dir.setup.js';
import { writingDataSource } from '../data-sources.js';
import type { RowsPiece } from './archive-reader.js';
import type { StoredCell } from './backup-format.js';
import { BackupProblem } from './backup-problem.js';
import { columnsOf, shapesOf, type ColumnRow } from './postgres-snapshot.js';
import { columnList } from './snapshot.js';
import type { Store } from './store.js';
import { assertSameTables, finish, makeTables, type Target, type ToRestore } from './target.js';

/** The most parameters that one statement takes. */
const MOST_PARAMETERS = 65_535;

/** An empty database, filled in one transaction: whatever breaks it off leaves it empty. */
export function postgresTarget(store: Store): Target {
  const key = linkKeyFile(store.dataDir);

  const load = async (backup: ToRestore) => {
    // First: a key without a database does no harm, and restoring again finds it to be the right one.
    const keepsKey = !store.linkKeyIsGiven && !existsSync(key);
    const isNew = !existsSync(store.dataDir);
    if (keepsKey) {
      await mkdir(store.dataDir, { recursive: true, mode: 0o700 });
      await writeFile(key, backup.secret, { flag: 'wx', mode: 0o600, flush: true });
    }
    try {
      return await inTransaction(store, (source, runner) => fill(source, runner, backup));
    } catch (error) {
      if (keepsKey) await rm(isNew ? store.dataDir : key, { recursive: true, force: true });
      throw error;
    }
  };

  return { assertEmpty: () => inTransaction(store, (_source, runner) => assertNoTables(runner)), load };
}

async function inTransaction<T>(
  store: Store,
  work: (source: DataSource, runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const source = await writingDataSource(store, []).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work(source, runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
    await source.destroy();
  }
}

async function assertNoTables(runner: QueryRunner): Promise<void> {
  const tables = (await runner.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 5',
  )) as readonly { readonly name: string }[];
  if (tables.length === 0) return;
  const names = tables.map(({ name }) => name).join(', ');
  throw new BackupProblem(
    `The database of DATABASE_URL must be empty, and it holds ${names}. Nothing was changed. Name a new database.`,
  );
}

async function fill(source: DataSource, runner: QueryRunner, backup: ToRestore): Promise<number> {
  await assertNoTables(runner);
  await makeTables(source, runner, backup.header.schema);
  const columns = await columnsOf({ query: async (text) => ({ rows: await runner.query(text) }) });
  assertSameTables(shapesOf(columns), backup.header.tables);
  const checkForeignKeys = await dropForeignKeys(runner);
  let count = 0;
  for await (const piece of backup.pieces) {
    await insert(runner, piece, columns);
    count += piece.rows.length;
  }
  await checkForeignKeys();
  await finish(source, runner, backup);
  return count;
}

/** Rows come table by table, in no order of who points to whom. Answers what makes the keys again, which checks them. */
async function dropForeignKeys(runner: QueryRunner): Promise<() => Promise<void>> {
  const keys = (await runner.query(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name", pg_get_constraintdef(oid) AS "key"
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  )) as readonly { readonly table: string; readonly name: string; readonly key: string }[];
  for (const { table, name } of keys) await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return async () => {
    for (const { table, name, key } of keys)
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${key}`);
  };
}

async function insert(
  runner: QueryRunner,
  { table, rows, json }: RowsPiece,
  columns: readonly ColumnRow[],
): Promise<void> {
  const { name, columns: list } = table;
  const into = `INSERT INTO "${name}" (${columnList(list)})`;
  if (json !== null) {
    // One parameter however many cells: a tenth of the time that a parameter for each would take.
    const typeOf = (column: string) =>
      columns.find((one) => one.table === name && one.column === column)?.type;
    const cells = list.map((column, index) => `CAST(line ->> ${index} AS ${typeOf(column)})`).join(', ');
    await runner.query(`${into} SELECT ${cells} FROM json_array_elements($1::json) AS line`, [json]);
    return;
  }
  const atOnce = Math.floor(MOST_PARAMETERS / list.length);
  for (let first = 0; first < rows.length; first += atOnce) {
    await insertCells(runner, into, rows.slice(first, first + atOnce));
  }
}

function insertCells(runner: QueryRunner, into: string, rows: readonly (readonly StoredCell[])[]) {
  let number = 0;
  const values = rows.map((cells) => `(${cells.map(() => `$${(number += 1)}`).join(', ')})`);
  return runner.query(`${into} VALUES ${values.join(', ')}`, rows.flat());
}
