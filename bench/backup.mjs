// Backup and restore of a database of answers and documents, beside a plain copy of the same file that is hashed.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeBackup } from '../dist/database/backup/make-backup.js';
import { restoreBackup } from '../dist/database/backup/restore-backup.js';
import { readStore } from '../dist/database/backup/store.js';
import { freshSettings, startServer } from './children.mjs';
import { enterAndSubmit, openExercise, submissionsFor } from './seed.mjs';
import { note, round } from './table.mjs';

const MB = 1e6;
const GIB = 1024 ** 3 / MB;
/** Of a document; the largest that one may upload is ten. */
const DOCUMENT = 5 * MB;
const TEXT =
  'La asociación sigue trabajando con las entidades beneficiarias y aplica el conocimiento generado. ';

/** Submitted responses, with so many megabytes of documents and of earlier answers put beside them. */
async function filled(settings, { documents, answers }) {
  const service = await startServer(settings);
  try {
    const path = await openExercise(service.http, service.token);
    for (const work of submissionsFor([path])) await enterAndSubmit(service, work);
  } finally {
    await service.stop();
  }
  const file = join(settings.env.DATA_DIR, 'expost.sqlite');
  const database = new Database(file);
  const { response, person } = database
    .prepare('SELECT response_id AS response, person_id AS person FROM answer LIMIT 1')
    .get();
  const document = database.prepare(
    `INSERT INTO document (id, response_id, name, media_type, size, sha256, bytes, person_id, at)
     VALUES (?, ?, 'acta.pdf', 'application/pdf', ?, 'x', ?, ?, '2023-04-05T12:00:00.000Z')`,
  );
  const answer = database.prepare(
    `INSERT INTO answer_revision (response_id, question, revision, value, person_id, language, at)
     VALUES (?, 'remarks', ?, ?, ?, 'es', '2023-04-05T12:00:00.000Z')`,
  );
  database.transaction(() => {
    for (let size = 0; size < documents * MB; size += DOCUMENT)
      document.run(`bench-${size}`, response, DOCUMENT, randomBytes(DOCUMENT), person);
    for (let [size, number] = [0, 1000]; size < answers * MB; number += 1) {
      const text = JSON.stringify(`${number} ${TEXT.repeat(1 + (number % 6))}`);
      answer.run(response, number, text, person);
      size += text.length;
    }
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return file;
}

/** Megabytes a second at which a file is read, hashed, written elsewhere and flushed. */
async function copied(file, to) {
  const began = performance.now();
  const hash = createHash('sha256');
  const target = await open(to, 'wx');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    await target.appendFile(chunk);
  }
  await target.sync();
  await target.close();
  return statSync(file).size / MB / ((performance.now() - began) / 1000);
}

/** Megabytes of the database a second. */
async function rateOf(file, work) {
  const size = statSync(file).size;
  const began = performance.now();
  await work();
  return size / MB / ((performance.now() - began) / 1000);
}

export async function measureBackup({ quick }) {
  const settings = await freshSettings();
  const folder = mkdtempSync(join(tmpdir(), 'expost-bench-backup-'));
  try {
    const file = await filled(
      settings,
      quick ? { documents: 20, answers: 10 } : { documents: 120, answers: 60 },
    );
    const store = readStore({ ...settings.env, BACKUP_PASSPHRASE: 'a passphrase of the bench' });
    const backup = join(folder, 'bench.backup');
    const limits = { 'copy with SHA-256, MB/s': await copied(file, join(folder, 'copy')) };
    const line = (what, value) =>
      note(`${what} of ${round(statSync(file).size / MB)} MB, MB/s`, round(value), {
        value,
        limits,
        goal: '1 GiB in ≤ 5 min',
        met: GIB / value <= 300,
      });
    const now = new Date().toISOString();
    line('backup', await rateOf(file, () => makeBackup(store, backup, { now })));
    const place = readStore({
      ...settings.env,
      BACKUP_PASSPHRASE: 'a passphrase of the bench',
      DATA_DIR: join(folder, 'restored'),
    });
    line('restore', await rateOf(file, () => restoreBackup(place, backup, { now })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    settings.remove();
  }
}
