import { QueryFailedError, type EntityManager, type QueryRunner } from 'typeorm';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;
/** A list stands for as many parameters, as in `IN (${names})`; it must not be empty. */
export type Parameter = Cell | readonly Cell[];

interface Statement {
  all(...cells: Cell[]): unknown[];
  run(...cells: Cell[]): { readonly changes: number };
}
interface SqliteConnection {
  prepare(text: string): Statement;
}

/** The most statements kept prepared; the number of listed names makes the difference between them. */
const MOST_KEPT = 500;

/** Prepared once per connection: by the place in the source where a template stands, and by text. */
interface Prepared {
  readonly byTemplate: WeakMap<TemplateStringsArray, Statement>;
  readonly byText: Map<string, Statement>;
}
const prepared = new WeakMap<SqliteConnection, Prepared>();

/**
 * Plain statements for hot paths, where a query builder and TypeORM's own path to the connection would cost more than
 * the database. Texts are our own words, never a request's; what comes from outside is always a parameter.
 */
export function query<Row>(manager: EntityManager) {
  return async (strings: TemplateStringsArray, ...parameters: readonly Parameter[]): Promise<Row[]> => {
    const sqlite = sqliteOf(manager);
    if (!sqlite) return manager.query(textOf(strings, parameters, numbered()), parameters.flat());
    const statement = () => templateStatement(sqlite, strings, parameters);
    return runOnSqlite(statement, (one) => one.all(...parameters.flat()) as Row[]);
  };
}

/** As `query`, for what writes; answers how many rows were written. */
export function execute(manager: EntityManager) {
  return async (strings: TemplateStringsArray, ...parameters: readonly Parameter[]): Promise<number> => {
    const sqlite = writableOf(manager);
    if (!sqlite) return affectedRows(manager, textOf(strings, parameters, numbered()), parameters.flat());
    const statement = () => templateStatement(sqlite, strings, parameters);
    return runOnSqlite(statement, (one) => one.run(...parameters.flat()).changes);
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
  const sqlite = writableOf(manager);
  if (sqlite) {
    const text = `${into} (${columns.map(() => '?').join(', ')}) ${tail}`;
    return runOnSqlite(
      () => textStatement(sqlite, text),
      (statement) => rows.reduce((written, row) => written + statement.run(...row).changes, 0),
    );
  }
  const next = numbered();
  const values = rows.map((row) => `(${row.map(next).join(', ')})`).join(', ');
  return affectedRows(manager, `${into} ${values} ${tail}`, rows.flat());
}

/** Updates the rows in which every cell of `where` stands; answers how many there were. */
export async function updateRows(
  manager: EntityManager,
  table: string,
  set: Cells,
  where: Cells,
): Promise<number> {
  const sqlite = writableOf(manager);
  const next = sqlite ? () => '?' : numbered();
  const assignments = Object.keys(set).map((column) => `${column} = ${next()}`);
  const conditions = Object.keys(where).map((column) => `${column} = ${next()}`);
  const text = `UPDATE ${table} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`;
  const cells = [...Object.values(set), ...Object.values(where)];
  if (!sqlite) return affectedRows(manager, text, cells);
  return runOnSqlite(
    () => textStatement(sqlite, text),
    (statement) => statement.run(...cells).changes,
  );
}

async function affectedRows(manager: EntityManager, text: string, cells: readonly Cell[]): Promise<number> {
  const { affected } = await queryRunnerOf(manager).query(text, [...cells], true);
  return affected ?? 0;
}

function queryRunnerOf({ queryRunner }: EntityManager): QueryRunner {
  if (!queryRunner) throw new Error('This statement belongs in a transaction.');
  return queryRunner;
}

/** The connection on SQLite, null on PostgreSQL. */
function sqliteOf({ dataSource }: EntityManager): SqliteConnection | null {
  if (dataSource.options.type === 'postgres') return null;
  return (dataSource.driver as unknown as { readonly databaseConnection: SqliteConnection })
    .databaseConnection;
}

function writableOf(manager: EntityManager): SqliteConnection | null {
  queryRunnerOf(manager);
  return sqliteOf(manager);
}

/** Reports as TypeORM does, so that a caller tells a broken constraint in one way. */
function runOnSqlite<T>(statement: () => Statement, run: (statement: Statement) => T): T {
  try {
    return run(statement());
  } catch (error) {
    throw new QueryFailedError('', undefined, error as Error);
  }
}

function preparedOf(connection: SqliteConnection): Prepared {
  let kept = prepared.get(connection);
  if (!kept) prepared.set(connection, (kept = { byTemplate: new WeakMap(), byText: new Map() }));
  return kept;
}

/** A template is one statement, unless a list stands in it: then its length makes the text. */
function templateStatement(
  connection: SqliteConnection,
  strings: TemplateStringsArray,
  parameters: readonly Parameter[],
): Statement {
  if (parameters.some(Array.isArray)) {
    return textStatement(
      connection,
      textOf(strings, parameters, () => '?'),
    );
  }
  const { byTemplate } = preparedOf(connection);
  let statement = byTemplate.get(strings);
  if (!statement) {
    statement = connection.prepare(textOf(strings, parameters, () => '?'));
    byTemplate.set(strings, statement);
  }
  return statement;
}

function textStatement(connection: SqliteConnection, text: string): Statement {
  const { byText } = preparedOf(connection);
  let statement = byText.get(text);
  if (!statement) {
    if (byText.size >= MOST_KEPT) byText.clear();
    byText.set(text, (statement = connection.prepare(text)));
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
