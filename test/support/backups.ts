import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../../src/database/backup/make-backup.js';
import { readStore, type Store } from '../../src/database/backup/store.js';
import type { RunningExpost } from './expost.js';
import { emptyDatabase } from './postgres.js';

export const PASSPHRASE = 'seven lanterns under gravel';
/** Sixteen times around instead of 131,072: what is tried here is not the passphrase's strength. */
export const QUICK = 4;

type Settings = Readonly<Record<string, string>>;

/** The settings of a running service, as its operator has them, and the passphrase. */
export function settingsOf({ config }: RunningExpost): Settings {
  return {
    PORT: String(config.port),
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.database.kind === 'postgres' ? config.database.url : '',
    BACKUP_PASSPHRASE: PASSPHRASE,
  };
}

/** A folder that is not there yet, and on PostgreSQL a database with nothing in it. */
export async function emptyPlace(settings: Settings = {}): Promise<Settings> {
  return {
    DATA_DIR: join(mkdtempSync(join(tmpdir(), 'expost-restore-')), 'data'),
    DATABASE_URL: (await emptyDatabase()) ?? '',
    BACKUP_PASSPHRASE: PASSPHRASE,
    ...settings,
  };
}

export const storeAt = (settings: Settings): Store => readStore(settings);

/** A backup of a running service, made in this process, in a folder of its own; answers its path. */
export async function quickBackup(expost: RunningExpost): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'expost-backup-')), 'expost.backup');
  await makeBackup(storeAt(settingsOf(expost)), file, { now: expost.clock.now(), workFactor: QUICK });
  return file;
}

export interface Command {
  signal(name: NodeJS.Signals): void;
  /** Ends it as `kill -9` does. */
  kill(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** A command as an operator types it, in a process of its own. */
export function command(words: readonly string[], settings: Settings): Command {
  const main = join(__dirname, '..', '..', 'dist', 'main.js');
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, ...settings } });
  const [out, err]: Buffer[][] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out?.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err?.push(chunk));
  return {
    signal: (name) => void child.kill(name),
    kill: () => child.kill('SIGKILL'),
    ended: new Promise((resolve) =>
      child.once('close', (code) =>
        resolve({ code, out: Buffer.concat(out ?? []).toString(), err: Buffer.concat(err ?? []).toString() }),
      ),
    ),
  };
}
