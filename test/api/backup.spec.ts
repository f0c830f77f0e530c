import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeBackup } from '../../src/database/backup/make-backup.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { HistoryVerifying } from '../../src/history/history-verifying.service.js';
import { aguaClara } from '../support/agua-clara.js';
import { command, emptyPlace, quickBackup, settingsOf, storeAt } from '../support/backups.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const NOW = '2023-04-05T12:00:00.000Z';
const PDF = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)),
  Buffer.from('\n%%EOF\n'),
]);

/** What is compared of two databases: everything but where they come from. */
async function content(expost: RunningExpost) {
  const { restoration: _restoration, ...all } = await tables(expost);
  return all;
}
const digest = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex');

describe('a backup', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let backup: string;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['tec']);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(PDF)], { type: 'application/pdf' }), 'acta.pdf');
    const authorization = `Bearer ${await tokenOf('manager')}`;
    const address = `${expost.url}${story.path}/responses/cainco/documents`;
    expect((await fetch(address, { method: 'POST', headers: { authorization }, body: form })).status).toBe(
      201,
    );
    await expost.jobsDone();
    backup = await quickBackup(expost);
  });
  afterAll(() => expost.stop());

  async function tokenOf(role: 'manager'): Promise<string> {
    const { AccountsService } = await import('../../src/accounts/accounts.service.js');
    return expost.get(AccountsService).createToken('Rosa', role);
  }

  /** The service on what was restored; starting it writes nothing that is compared. */
  async function started(settings: Readonly<Record<string, string>>): Promise<RunningExpost> {
    return startTestExpost({ dataDir: settings.DATA_DIR ?? '', env: settings, now: NOW });
  }

  it('restored is what was there, table by table and byte by byte, with a history that holds', async () => {
    const before = await content(expost);
    const place = await emptyPlace();
    const { rows } = await restoreBackup(storeAt(place), backup, { now: NOW });
    const restored = await started(place);
    try {
      const after = await content(restored);
      // The service itself writes down, at its first start, that it was restored.
      const { history: lines, ...others } = after;
      expect(lines?.filter(({ what }) => what !== 'instance.restored')).toEqual(before.history);
      expect(Object.fromEntries(Object.entries(others).map(([name, own]) => [name, digest(own)]))).toEqual(
        Object.fromEntries(
          Object.entries(before)
            .filter(([name]) => name !== 'history')
            .map(([name, own]) => [name, digest(own)]),
        ),
      );
      expect(rows).toBe(Object.values(before).reduce((sum, own) => sum + own.length, 0));
      expect(before.document).toHaveLength(1);
      const chains = await restored.get(HistoryVerifying).verifyAll();
      expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
    } finally {
      await restored.stop();
    }
  });

  it('is a file for its owner alone, in which nothing can be read', () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(backup))).toEqual(['expost.backup']);
    const bytes = readFileSync(backup).toString('latin1');
    for (const told of ['ICT149-21', 'LIDERES', 'example.org', 'acta.pdf', '%PDF', 'answer_revision'])
      expect(bytes).not.toContain(told);
  });

  describe('made while twenty writes a second go on', () => {
    it('holds one moment: all that was acknowledged before, nothing by halves', async () => {
      const manager = await expost.api('manager');
      const codes: string[] = [];
      let goesOn = true;
      const writing = (async () => {
        for (let number = 1; goesOn; number += 1) {
          const code = `ICT${7000 + number}-22`;
          const { status } = await manager.post('/api/initiatives', { ...aguaClara.document(), code });
          if (status !== 201) throw new Error(`${code}: ${status}`);
          codes.push(code);
          await wait(50);
        }
      })();
      await wait(300);
      const [first] = [codes.length];
      const file = join(dirname(backup), 'under-writes.backup');
      const made = await command(['backup', file], settingsOf(expost)).ended;
      const last = codes.length;
      goesOn = false;
      await writing;
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(last).toBeGreaterThan(first + 5);

      const place = await emptyPlace();
      const said = await command(['restore', file], place).ended;
      expect(said).toMatchObject({ code: 0, err: '' });
      expect(said.out).toContain(`confirm     http://127.0.0.1:3000/staff/restored`);
      const restored = await started(place);
      try {
        const { initiative = [], history = [], ...rest } = await content(restored);
        const kept = initiative.map(({ code }) => String(code)).filter((code) => code.endsWith('-22'));
        expect(kept.sort()).toEqual(codes.slice(0, kept.length));
        expect(kept.length).toBeGreaterThanOrEqual(first);
        expect(kept.length).toBeLessThanOrEqual(last + 1);
        // An initiative is a row, its contacts and a line of history: all of them or none.
        expect(history.filter(({ what }) => what === 'initiative.created')).toHaveLength(initiative.length);
        const contacts = rest.contact?.filter(({ initiative_id: id }) =>
          initiative.some((one) => one.id === id && kept.includes(String(one.code))),
        );
        expect(contacts).toHaveLength(kept.length * 3);
        const original = await content(expost);
        for (const [name, rows] of Object.entries(rest)) {
          const there = new Set(original[name]?.map((row) => JSON.stringify(row)));
          if (name === 'job' || name === 'session') continue;
          expect({ name, other: rows.filter((row) => !there.has(JSON.stringify(row))) }).toEqual({
            name,
            other: [],
          });
        }
        expect((await restored.get(HistoryVerifying).verifyAll()).filter(({ broken }) => broken)).toEqual([]);
      } finally {
        await restored.stop();
      }
    }, 120_000);
  });

  describe('is refused, with nothing written,', () => {
    const attempt = (settings: Readonly<Record<string, string>>, name = 'refused.backup') => {
      const file = join(dirname(backup), name);
      return makeBackup(storeAt({ ...settingsOf(expost), ...settings }), file, { now: NOW });
    };

    it.each([
      ['without a passphrase', { BACKUP_PASSPHRASE: '' }, /BACKUP_PASSPHRASE must be set/],
      ['where the secret of the links is not known', { DATA_DIR: '/nowhere/at/all' }, /link\.key/],
      [
        'with another secret',
        { LINK_KEY: 'x'.repeat(32) },
        /is not the secret this database was written with/,
      ],
    ])('%s', async (_what, settings, words) => {
      await expect(attempt(settings)).rejects.toThrow(words);
      expect(readdirSync(dirname(backup)).filter((name) => name.startsWith('refused'))).toEqual([]);
    });

    it('where a file of that name is', async () => {
      const before = readFileSync(backup);
      await expect(attempt({}, 'expost.backup')).rejects.toThrow(/expost\.backup is there already/);
      expect(readFileSync(backup).equals(before)).toBe(true);
    });

    it('with a passphrase that is too short, which the settings say', () => {
      expect(() => storeAt({ BACKUP_PASSPHRASE: 'short' })).toThrow(/BACKUP_PASSPHRASE must be a passphrase/);
    });
  });
});
