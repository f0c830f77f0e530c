import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { readConfig } from '../../src/config.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { DocumentRow } from '../../src/responses/document.entity.js';
import { command, emptyPlace, quickBackup, settingsOf, storeAt } from '../support/backups.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const NOW = '2023-04-05T12:00:00.000Z';
const MB = 1024 * 1024;
const DOCUMENTS = 8;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 30_000) throw new Error('It never came to that.');
    await wait(2);
  }
}

describe('killed half way', () => {
  let expost: RunningExpost;
  let folder: string;
  let backup: string;
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    await story.submit(['tec']);
    const { response = [], person = [] } = await tables(expost);
    for (let number = 1; number <= DOCUMENTS; number += 1) {
      const bytes = randomBytes(5 * MB);
      await expost.get(UnitOfWork).run(({ manager }) =>
        manager.getRepository(DocumentRow).insert({
          ...{ id: `d${number}`, responseId: String(response[0]?.id), personId: String(person[0]?.id) },
          ...{ name: 'a.pdf', mediaType: 'application/pdf', size: bytes.length, sha256: 'x', bytes, at: NOW },
        }),
      );
    }
    folder = mkdtempSync(join(tmpdir(), 'expost-killed-'));
    backup = await quickBackup(expost);
  }, 120_000);
  afterAll(() => expost.stop());

  it('a backup leaves no file of its name, and the next one is whole', async () => {
    const file = join(folder, 'killed.backup');
    const running = command(['backup', file], settingsOf(expost));
    await until(() =>
      readdirSync(folder).some(
        (name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > DOCUMENTS * MB,
      ),
    );
    running.kill();
    await running.ended;
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^killed\.backup\.[0-9a-f]{8}\.partial$/)]);
    const again = await command(['backup', file], settingsOf(expost)).ended;
    expect(again).toMatchObject({ code: 0, err: '' });
    const place = await emptyPlace();
    await restoreBackup(storeAt(place), file, { now: NOW });
  }, 120_000);

  it('a backup that is told to stop takes away what it has begun', async () => {
    const stopped = mkdtempSync(join(tmpdir(), 'expost-stopped-'));
    const running = command(['backup', join(stopped, 'a.backup')], settingsOf(expost));
    await until(() => readdirSync(stopped).length > 0);
    running.signal('SIGTERM');
    await running.ended;
    expect(readdirSync(stopped)).toEqual([]);
  }, 120_000);

  if (process.env.DATABASE_URL) {
    it('a restore leaves an empty database, into which it can be run again', async () => {
      const place = await emptyPlace();
      const client = new Client({ connectionString: place.DATABASE_URL ?? '' });
      await client.connect();
      const inserting = async () => {
        const { rowCount } = await client.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO "document"%'`,
        );
        return rowCount === 1;
      };
      const running = command(['restore', backup], place);
      await until(inserting);
      running.kill();
      await running.ended;
      await until(async () => !(await inserting()));
      const { rowCount } = await client.query(
        'SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema()',
      );
      await client.end();
      expect(rowCount).toBe(0);
      expect(readdirSync(place.DATA_DIR ?? '')).toEqual(['link.key']);
      const { rows } = await restoreBackup(storeAt(place), backup, { now: NOW });
      expect(rows).toBeGreaterThan(DOCUMENTS);
    }, 120_000);
  } else {
    it('a restore leaves a folder in which no service starts, and into which it can be run again', async () => {
      const place = await emptyPlace();
      const data = place.DATA_DIR ?? '';
      const unfinished = join(data, 'expost.sqlite.restoring');
      const running = command(['restore', backup], place);
      await until(() => existsSync(unfinished) && statSync(unfinished).size > 2 * MB);
      // Stands still, as one whose terminal is gone may go on: nobody else may begin beside it.
      running.signal('SIGSTOP');
      await expect(restoreBackup(storeAt(place), backup, { now: NOW })).rejects.toThrow(
        /Another process is restoring/,
      );
      running.kill();
      await running.ended;
      expect(readdirSync(data)).not.toContain('expost.sqlite');
      expect(() => readConfig(place)).toThrow(
        /A backup is being restored into DATA_DIR, or that was broken off/,
      );
      expect(readdirSync(data)).toEqual(['expost.sqlite.restoring']);

      await restoreBackup(storeAt(place), backup, { now: NOW });
      expect(readdirSync(data).sort()).toEqual(['expost.sqlite', 'link.key']);
      const restored = await startTestExpost({ dataDir: data, now: NOW });
      const { document = [], mail = [] } = await tables(restored);
      await restored.stop();
      const original = await tables(expost);
      expect([document, mail].map(({ length }) => length)).toEqual([DOCUMENTS, original.mail?.length]);
    }, 120_000);
  }
});
