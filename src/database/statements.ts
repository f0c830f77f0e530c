import type { EntityManager } from 'typeorm';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/** The most texts of statements kept; the number of rows makes the difference between them. */
const MOST_TEXTS = 1000;
const texts = new Map<string, string>();

/**
 * Plain statements for hot paths, where a query builder would cost more than the database. Tables, columns and tails
 * are our own words, never a request's; cells are always parameters.
 */
function placeholders(manager: EntityManager): () => string {
  let number = 0;
  const isPostgres = manager.dataSource.options.type === 'postgres';
  return () => (isPostgres ? `$${(number += 1)}` : '?');
}

async function affectedRows(manager: EntityManager, text: string, cells: readonly Cell[]): Promise<number> {
  if (!manager.queryRunner) throw new Error('This statement belongs in a transaction.');
  const { affected } = await manager.queryRunner.query(text, [...cells], true);
  return affected ?? 0;
}

/**
 * Inserts several rows with one statement: a round trip for a whole response instead of one per answer. `tail` is what
 * follows the values, such as `ON CONFLICT …`. Answers how many rows were written.
 */
export function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  tail = '',
): Promise<number> {
  const key = `${manager.dataSource.options.type} ${table} ${columns.join()} ${rows.length} ${tail}`;
  let text = texts.get(key);
  if (text === undefined) {
    const next = placeholders(manager);
    const values = rows.map((row) => row.map(next).join(', ')).join('), (');
    text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values}) ${tail}`;
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(key, text);
  }
  return affectedRows(manager, text, rows.flat());
}

/** Updates the rows in which every cell of `where` stands; answers how many there were. */
export function updateRows(manager: EntityManager, table: string, set: Cells, where: Cells): Promise<number> {
  const next = placeholders(manager);
  const assignments = Object.keys(set).map((column) => `${column} = ${next()}`);
  const conditions = Object.keys(where).map((column) => `${column} = ${next()}`);
  const text = `UPDATE ${table} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`;
  return affectedRows(manager, text, [...Object.values(set), ...Object.values(where)]);
}
