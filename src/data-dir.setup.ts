import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cannotBeUsed, ConfigProblem } from './config-problem.js';

/** Makes the data directory, and answers what `work` finds in it. */
export function inDataDir<T>(dataDir: string, work: () => T): T {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return work();
  } catch (error) {
    if (error instanceof ConfigProblem) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw cannotBeUsed([
      `DATA_DIR must be a folder in which Expost may write, for example ./data (${dataDir}: ${code})`,
    ]);
  }
}

/** Where the embedded database is. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'expost.sqlite');
}

/** Beside the database while a backup is put back; takes its place once everything is in it. */
export function unfinishedRestore(file: string): string {
  return `${file}.restoring`;
}

/** Nobody makes a new database in the place of one that is just coming back. */
export function refuseHalfRestored(file: string): void {
  const unfinished = unfinishedRestore(file);
  if (!existsSync(unfinished)) return;
  throw new ConfigProblem(
    `The service cannot start:\n  A backup is being restored into DATA_DIR, or that was broken off (${unfinished}). Wait for it, or run restore again.`,
  );
}

/** Where the secret of the links is kept if LINK_KEY is not set. */
export function linkKeyFile(dataDir: string): string {
  return join(dataDir, 'link.key');
}

/** The secret of the links, made where there is none yet. */
export function keptLinkKey(dataDir: string): string {
  const file = linkKeyFile(dataDir);
  if (!existsSync(file)) {
    // `wx`: of two processes starting at once, one makes the key and the other reads it.
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
