import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/**
 * The address of a new, empty database on the server that `npm run test:postgres` has started, or null where the run
 * is on SQLite.
 */
export async function emptyDatabase(): Promise<string | null> {
  const server = process.env.DATABASE_URL;
  if (!server) return null;
  const name = `expost_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
