import pg from 'pg';
import type { StoredCell, TableShape } from './backup-format.js';
import { BATCH, columnList, MIGRATIONS, type Snapshot } from './snapshot.js';

/** Types whose values read as a backup keeps them: texts, numbers and bytes. */
const TYPES = ['character varying', 'text', 'integer', 'double precision', 'bytea'];

export interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** One repeatable reading transaction sees everything as it was when it began. */
export async function postgresSnapshot(connectionString: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString });
  // A connection that breaks is reported by the statement under way.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const columns = await columnsOf(client);
  const withBytes = new Set(columns.filter(({ type }) => type === 'bytea').map(({ table }) => table));
  const migrations = await client.query<{ name: string }>(
    `SELECT name FROM ${MIGRATIONS} ORDER BY timestamp`,
  );
  return {
    schema: migrations.rows.map(({ name }) => name),
    tables: shapesOf(columns),
    async *rows({ name, columns: list }: TableShape) {
      const cursor = `all_${name}`;
      await client.query(
        `DECLARE "${cursor}" NO SCROLL CURSOR FOR SELECT ${columnList(list)} FROM "${name}"`,
      );
      const fetch = `FETCH ${withBytes.has(name) ? 1 : BATCH} FROM "${cursor}"`;
      try {
        for (;;) {
          const { rows } = await client.query<StoredCell[]>({ text: fetch, rowMode: 'array' });
          if (rows.length === 0) return;
          yield rows;
        }
      } finally {
        await client.query(`CLOSE "${cursor}"`);
      }
    },
    close: () => client.end(),
  };
}

/** Of all tables that are ours, in the order in which a row holds them. */
export async function columnsOf(client: {
  query(text: string): Promise<{ readonly rows: unknown[] }>;
}): Promise<readonly ColumnRow[]> {
  const { rows } = await client.query(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type"
    FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> '${MIGRATIONS}'
    ORDER BY c.table_name, c.ordinal_position`);
  const columns = rows as ColumnRow[];
  const other = columns.find(({ type }) => !TYPES.includes(type));
  if (other) throw new Error(`A backup cannot keep ${other.table}.${other.column}, a ${other.type}.`);
  return columns;
}

export function shapesOf(columns: readonly ColumnRow[]): readonly TableShape[] {
  const names = [...new Set(columns.map(({ table }) => table))];
  return names.map((name) => ({
    name,
    columns: columns.filter(({ table }) => table === name).map(({ column }) => column),
  }));
}
