import type { EntityManager } from 'typeorm';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/**
 * Plain statements for hot paths, where a query builder would cost more than the database. Tables, columns and tails
 * are our own words, never a request's; cells are always parameters.
 */
function parameters(manager: EntityManager): () => string {
  let number = 0;
  const isPostgres = manager.dataSource.options.type === 'postgres';
  return () => (isPostgres ? `$${(number += 1)}` : '?');
}

/**
 * Inserts several rows with one statement: a round trip for a whole response instead of one per answer. `tail` is what
 * follows the values, such as `ON CONFLICT …`. Answers the rows of a `RETURNING`.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  tail = '',
): Promise<readonly Cells[]> {
  const next = parameters(manager);
  const values = rows.map((row) => row.map(next).join(', ')).join('), (');
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values}) ${tail}`;
  const answer: unknown = await manager.query(text, rows.flat());
  return Array.isArray(answer) ? (answer as readonly Cells[]) : [];
}

/** Updates the rows in which every cell of `where` stands; answers how many there were. */
export async function updateRows(
  manager: EntityManager,
  table: string,
  set: Cells,
  where: Cells,
): Promise<number> {
  const next = parameters(manager);
  const assignments = Object.keys(set).map((column) => `${column} = ${next()}`);
  const conditions = Object.keys(where).map((column) => `${column} = ${next()}`);
  const text = `UPDATE ${table} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')} RETURNING 1 AS one`;
  const answer: unknown = await manager.query(text, [...Object.values(set), ...Object.values(where)]);
  if (!Array.isArray(answer)) return 0;
  // PostgreSQL's driver gives the rows with their number, SQLite's the rows alone.
  return Array.isArray(answer[0]) ? answer[0].length : answer.length;
}
