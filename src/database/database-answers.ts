import pg from 'pg';
import type { Config } from '../config.js';

const PATIENCE_MS = 10_000;

/** Asks a configured PostgreSQL once, before anything is built on it; throws what it says where it cannot be used. */
export async function databaseAnswers({ database }: Pick<Config, 'database'>): Promise<void> {
  if (database.kind === 'sqlite') return;
  const client = new pg.Client({
    connectionString: database.url,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  // A connection that breaks after it was made is reported by what uses it.
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}
