import { QueryFailedError, type EntityManager } from 'typeorm';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;
/** A list stands for as many parameters, as in `IN (${names})`; it must not be empty. */
export type Parameter = Cell | readonly Cell[];

interface Statement {
  readonly reader: boolean;
  all(...cells: Cell[]): unknown[];
  run(...cells: Cell[]): { readonly changes: number };
}
interface SqliteConnection {
  prepare(text: string): Statement;
}

/** The most statements kept prepared; the number of rows and of listed names makes the difference between them. */
const MOST_KEPT = 500;
const prepared = new WeakMap<SqliteConnection, Map<string, Statement>>();

/**
 * Plain statements for hot paths, where a query builder and TypeORM's own path to the connection would cost more than
 * the database. Texts are our own words, never a request's; what comes from outside is always a parameter.
 */
export function query<Row>(manager: EntityManager) {
  return async (strings: TemplateStringsArray, ...parameters: readonly Parameter[]): Promise<Row[]> => {
    const sqlite = sqliteOf(manager);
    if (sqlite)
      return runOnSqlite(
        sqlite,
        textOf(strings, parameters, () => '?'),
        parameters.flat(),
      ).rows as Row[];
    return manager.query(textOf(strings, parameters, numbered()), parameters.flat());
  };
}

/** As `query`, for what writes; answers how many rows were written. */
export function execute(manager: EntityManager) {
  return async (strings: TemplateStringsArray, ...parameters: readonly Parameter[]): Promise<number> => {
    const isPostgres = sqliteOf(manager) === null;
    return affectedRows(
      manager,
      textOf(strings, parameters, isPostgres ? numbered() : () => '?'),
      parameters.flat(),
    );
  };
}

/**
 * Inserts several rows. `tail` is what follows the values, such as `ON CONFLICT …`. Answers how many rows were written.
 * On PostgreSQL one round trip for all of them; on SQLite one prepared statement, run for each.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  tail = '',
): Promise<number> {
  const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES`;
  if (sqliteOf(manager)) {
    const text = `${into} (${columns.map(() => '?').join(', ')}) ${tail}`;
    let written = 0;
    for (const row of rows) written += await affectedRows(manager, text, row);
    return written;
  }
  const next = numbered();
  const values = rows.map((row) => `(${row.map(next).join(', ')})`).join(', ');
  return affectedRows(manager, `${into} ${values} ${tail}`, rows.flat());
}

/** Updates the rows in which every cell of `where` stands; answers how many there were. */
export function updateRows(manager: EntityManager, table: string, set: Cells, where: Cells): Promise<number> {
  const next = sqliteOf(manager) ? () => '?' : numbered();
  const assignments = Object.keys(set).map((column) => `${column} = ${next()}`);
  const conditions = Object.keys(where).map((column) => `${column} = ${next()}`);
  const text = `UPDATE ${table} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`;
  return affectedRows(manager, text, [...Object.values(set), ...Object.values(where)]);
}

async function affectedRows(manager: EntityManager, text: string, cells: readonly Cell[]): Promise<number> {
  if (!manager.queryRunner) throw new Error('This statement belongs in a transaction.');
  const sqlite = sqliteOf(manager);
  if (sqlite) return runOnSqlite(sqlite, text, cells).changes;
  const { affected } = await manager.queryRunner.query(text, [...cells], true);
  return affected ?? 0;
}

function sqliteOf({ dataSource }: EntityManager): SqliteConnection | null {
  if (dataSource.options.type === 'postgres') return null;
  return (dataSource.driver as unknown as { readonly databaseConnection: SqliteConnection })
    .databaseConnection;
}

function runOnSqlite(
  connection: SqliteConnection,
  text: string,
  cells: readonly Cell[],
): { readonly rows: unknown[]; readonly changes: number } {
  try {
    const statement = statementOf(connection, text);
    if (statement.reader) return { rows: statement.all(...cells), changes: 0 };
    return { rows: [], changes: statement.run(...cells).changes };
  } catch (error) {
    // As TypeORM reports it, so that a caller tells a broken constraint in one way.
    throw new QueryFailedError(text, [...cells], error as Error);
  }
}

function statementOf(connection: SqliteConnection, text: string): Statement {
  let kept = prepared.get(connection);
  if (!kept) prepared.set(connection, (kept = new Map()));
  let statement = kept.get(text);
  if (!statement) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, (statement = connection.prepare(text)));
  }
  return statement;
}

function textOf(
  strings: TemplateStringsArray,
  parameters: readonly Parameter[],
  placeholder: () => string,
): string {
  return strings.reduce((text, part, index) => {
    const parameter = parameters[index - 1];
    return text + (Array.isArray(parameter) ? parameter.map(placeholder).join(', ') : placeholder()) + part;
  });
}

function numbered(): () => string {
  let number = 0;
  return () => `$${(number += 1)}`;
}
