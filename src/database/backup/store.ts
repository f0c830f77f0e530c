import { existsSync, readFileSync } from 'node:fs';
import { placesOf, publicUrlOf, readSettings, type Config } from '../../config.js';
import { linkKeyFile } from '../../data-dir.setup.js';

/** Where everything is kept; nothing is made there yet. */
export interface Store {
  readonly dataDir: string;
  readonly database: Config['database'];
  /** The secret of the personal links; null where neither `LINK_KEY` nor the data directory has one. */
  readonly linkKey: string | null;
  /** Is it from `LINK_KEY`, rather than from the data directory? */
  readonly linkKeyIsGiven: boolean;
  /** What backups are encrypted with. */
  readonly passphrase: string | null;
  readonly publicUrl: string;
}

/** Reads the settings that backup and restore need, and makes neither a folder nor a key. */
export function readStore(environment: Readonly<Record<string, string | undefined>>): Store {
  const value = readSettings(environment);
  const { dataDir, database } = placesOf(value);
  const file = linkKeyFile(dataDir);
  return {
    dataDir,
    database,
    linkKey: value.LINK_KEY ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : null),
    linkKeyIsGiven: value.LINK_KEY !== undefined,
    passphrase: value.BACKUP_PASSPHRASE ?? null,
    publicUrl: publicUrlOf(value),
  };
}
