import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackup } from '../../src/database/backup/archive-reader.js';
import { makeBackup } from '../../src/database/backup/make-backup.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { makeTables } from '../../src/database/backup/target.js';
import { writingDataSource } from '../../src/database/data-sources.js';
import { migrations } from '../../src/database/migrations/index.js';
import { command, emptyPlace, PASSPHRASE, QUICK, quickBackup, storeAt } from '../support/backups.js';
import { startTestExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const NOW = '2023-04-05T12:00:00.000Z';
const LINK_KEY = 'a secret of this test, of no other use';

/** Rows by table, in one order whatever the database gave them in. */
async function rowsIn(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { header, pieces } = await openBackup(file, PASSPHRASE);
  const all: Record<string, string[]> = Object.fromEntries(header.tables.map(({ name }) => [name, []]));
  for await (const { table, rows } of pieces) {
    all[table.name]?.push(...rows.map((row) => JSON.stringify(row)));
  }
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => name !== 'restoration')
      .map(([name, rows]) => [name, rows.sort()]),
  );
}

describe('a backup, elsewhere', () => {
  it('of an earlier schema is restored into the tables of its time, and has those of today when it starts', async () => {
    const place = await emptyPlace({ LINK_KEY });
    const earlier = storeAt(place);
    mkdirSync(earlier.dataDir);
    const source = await writingDataSource(earlier, []).initialize();
    const runner = source.createQueryRunner();
    await makeTables(source, runner, ['FirstSchema1700000000000']);
    await runner.query(`INSERT INTO person (id, name, created_at) VALUES ('p1', 'Ana Ejemplo', '${NOW}')`);
    await runner.release();
    await source.destroy();

    const file = join(mkdtempSync(join(tmpdir(), 'expost-backup-')), 'earlier.backup');
    await makeBackup(earlier, file, { now: NOW, workFactor: QUICK });
    const { header } = await openBackup(file, PASSPHRASE);
    expect(header.schema).toEqual(['FirstSchema1700000000000']);
    const today = await emptyPlace({ LINK_KEY });
    await restoreBackup(storeAt(today), file, { now: NOW });
    const expost = await startTestExpost({ dataDir: today.DATA_DIR ?? '', env: today, now: NOW });
    try {
      const { person, restoration } = await tables(expost);
      expect(person).toMatchObject([{ id: 'p1', name: 'Ana Ejemplo' }]);
      expect(restoration).toMatchObject([{ source: 'earlier.backup', backup_at: NOW, confirmed_at: null }]);
      const again = join(file, '..', 'again.backup');
      await makeBackup(storeAt(today), again, { now: NOW, workFactor: QUICK });
      const { schema } = (await openBackup(again, PASSPHRASE)).header;
      expect(schema).toEqual(migrations.map((Migration) => new Migration().name));
    } finally {
      await expost.stop();
    }
  });

  if (process.env.DATABASE_URL) {
    it('of PostgreSQL moves into a file and back, and is the same', async () => {
      const expost = await startTestExpost();
      const story = await openExercise(expost);
      await story.submit();
      await story.accept();
      await expost.jobsDone();
      const file = await quickBackup(expost);
      await expost.stop();
      const embedded = await emptyPlace({ DATABASE_URL: '' });
      expect(await command(['restore', file], embedded).ended).toMatchObject({ code: 0, err: '' });
      const verified = await command(['history', 'verify'], embedded).ended;
      expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^All \d+ chains hold/m)]);
      const second = join(file, '..', 'embedded.backup');
      expect(await command(['backup', second], embedded).ended).toMatchObject({ code: 0, err: '' });
      const place = await emptyPlace();
      await restoreBackup(storeAt(place), second, { now: NOW });
      const third = join(file, '..', 'back.backup');
      await makeBackup(storeAt(place), third, { now: NOW, workFactor: QUICK });
      const [first, other, back] = [await rowsIn(file), await rowsIn(second), await rowsIn(third)];
      expect(Object.values(first).flat().length).toBeGreaterThan(100);
      expect(other).toEqual(first);
      expect(back).toEqual(first);
    }, 60_000);
  }
});
