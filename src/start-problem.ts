import { ConfigProblem, type Config } from './config.js';

interface StartError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: readonly unknown[];
}

const cannotStart = (line: string) => new ConfigProblem(`The service cannot start:\n  ${line}`);

/** Why it cannot listen where it was told to, with the setting to change; any other error as it came. */
export function listenProblem(error: unknown, { host, port }: Config): unknown {
  const { code } = wordsOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return cannotStart(
        `PORT must be a port that no other program uses on ${host}, for example ${port < 65_535 ? port + 1 : 3000} (${port} is taken: ${code})`,
      );
    case 'EACCES':
      return cannotStart(`PORT must be a port that Expost may open, for example 3000 (${port}: ${code})`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return cannotStart(`HOST must be an address of this machine, for example 127.0.0.1 (${host}: ${code})`);
    default:
      return error;
  }
}

/** Why the database cannot be used, with the setting to change and without its password. */
export function databaseProblem(
  error: unknown,
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
): unknown {
  const { code, message } = wordsOf(error);
  if (database.kind === 'postgres') {
    const { host } = new URL(database.url);
    return cannotStart(
      `DATABASE_URL must be the address of a PostgreSQL that answers and lets Expost in, for example postgres://expost:secret@db.example.org/expost (${host || 'its socket'}: ${message})`,
    );
  }
  if (!code.startsWith('SQLITE_')) return error;
  return cannotStart(
    `DATA_DIR must be a folder whose expost.sqlite is a database of Expost, or that has none yet, for example ./data (${dataDir}: ${code}, ${message})`,
  );
}

/** Of several tries, one for each address of a host, the first says enough. */
function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  const { errors } = (error ?? {}) as StartError;
  const { code = '', message = '' } = (errors?.[0] ?? error ?? {}) as StartError;
  return { code: String(code), message: String(message) };
}
