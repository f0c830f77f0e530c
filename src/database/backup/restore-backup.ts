import { accessSync, constants, statSync } from 'node:fs';
import { basename } from 'node:path';
import { openBackup } from './archive-reader.js';
import type { BackupHeader } from './backup-format.js';
import { BackupProblem } from './backup-problem.js';
import { postgresTarget } from './postgres-target.js';
import { sqliteTarget } from './sqlite-target.js';
import type { Store } from './store.js';
import { assertKnown } from './target.js';

export interface RestoredBackup {
  readonly header: BackupHeader;
  readonly rows: number;
}

/**
 * Puts a backup into an empty data directory or an empty database. It is read twice: once from end to end to see that
 * everything is right, before the first change; then to write it. Throws `BackupProblem` where something is wrong.
 */
export async function restoreBackup(
  store: Store,
  file: string,
  { now }: { readonly now: string },
): Promise<RestoredBackup> {
  const { passphrase, database } = store;
  if (passphrase === null) {
    throw new BackupProblem('BACKUP_PASSPHRASE must be set to the passphrase the backup was made with.');
  }
  assertReadable(file);
  const target = database.kind === 'sqlite' ? sqliteTarget(store, database.file) : postgresTarget(store);
  await target.assertEmpty();
  await assertWhole(file, passphrase, store);
  const backup = await openBackup(file, passphrase);
  const toRestore = { ...backup, source: basename(file), restoredAt: now };
  const rows = await target.load(toRestore).finally(() => backup.close());
  return { header: backup.header, rows };
}

function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new BackupProblem(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (!statSync(file).isFile()) throw new BackupProblem(`${file} is no file.`);
}

async function assertWhole(file: string, passphrase: string, store: Store): Promise<void> {
  const { header, secret, pieces, close } = await openBackup(file, passphrase);
  try {
    assertKnown(
      header.schema,
      'A later version of Expost has made this backup: restore it with that version',
    );
    assertSameSecret(secret, store);
    let piece = await pieces.next();
    while (!piece.done) piece = await pieces.next();
  } finally {
    await close();
  }
}

/** Links of mails sent earlier, and the seals of the history, hold with the backup's own secret only. */
function assertSameSecret(secret: string, { linkKey, linkKeyIsGiven, database, dataDir }: Store): void {
  if (linkKeyIsGiven && linkKey !== secret) {
    throw new BackupProblem(
      'LINK_KEY is set, and is not the secret in this backup: links of mails sent earlier would not work. Leave it out, so that the secret is kept in DATA_DIR, or set it to what it was when the backup was made. Nothing was changed.',
    );
  }
  // An empty folder has none; beside a database elsewhere there may be one.
  if (database.kind === 'postgres' && linkKey !== null && linkKey !== secret) {
    throw new BackupProblem(
      `${dataDir} has a link.key that is not the secret in this backup. Nothing was changed. Set DATA_DIR to a new folder.`,
    );
  }
}
