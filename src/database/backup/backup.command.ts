import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Clock } from '../../clock.service.js';
import { linkKeyFile } from '../../data-dir.setup.js';
import { makeBackup } from './make-backup.js';
import { restoreBackup } from './restore-backup.js';
import type { Store } from './store.js';

const print = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const number = (value: number) => value.toLocaleString('en');

/** `backup FILE`: writes a backup, and says what is in it. */
export async function backUp(store: Store, name: string, clock: Clock): Promise<void> {
  const file = resolve(name);
  const { tables, rows, bytes, sha256 } = await makeBackup(store, file, { now: clock.now() });
  print([
    `${file}: ${tables} tables, ${number(rows)} rows, ${(bytes / 1e6).toFixed(1)} MB, encrypted with BACKUP_PASSPHRASE.`,
    `SHA-256 ${sha256}`,
    'Keep it on another machine, and the passphrase apart from it: without the passphrase nobody can restore it.',
  ]);
}

/** `restore FILE`: puts a backup into an empty place, and says what to do next. */
export async function restore(store: Store, name: string, clock: Clock): Promise<void> {
  const file = resolve(name);
  const { header, rows } = await restoreBackup(store, file, { now: clock.now() });
  const kept = store.linkKeyIsGiven ? 'LINK_KEY, as it is set' : linkKeyFile(store.dataDir);
  print([
    `Restored ${file}, made at ${header.createdAt}: ${header.tables.length} tables, ${number(rows)} rows.`,
    `  secret      ${kept}`,
    '  history     npm run expost -- history verify',
    '  start       npm start',
    `  confirm     ${store.publicUrl}/staff/restored`,
    'No mail leaves until a manager of everything confirms it on that page. See that the original is off, or people hear twice.',
    ...permissionAdvice(store, file),
  ]);
}

/** What others on this machine can read, and should not. */
function permissionAdvice({ dataDir }: Store, file: string): readonly string[] {
  const isOpen = (path: string) => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077;
  return [
    ...(isOpen(dataDir) ? [`Others on this machine can look into ${dataDir}: chmod 700 ${dataDir}`] : []),
    ...(isOpen(file) ? [`Others on this machine can read ${file}: chmod 600 ${file}`] : []),
  ];
}
