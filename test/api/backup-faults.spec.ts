import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { emptyPlace, quickBackup, storeAt } from '../support/backups.js';
import { startTestExpost } from '../support/expost.js';
import {
  changed,
  changedJson,
  flipped,
  forge,
  lines,
  membersIn,
  withManifest,
  type Members,
} from '../support/forged-backups.js';
import { openExercise } from '../support/story.js';

const NOW = '2023-04-05T12:00:00.000Z';

type Place = Readonly<Record<string, string>>;

/** Is nothing there, and has nothing been left behind? */
async function isUntouched({ DATA_DIR = '', DATABASE_URL = '' }: Place): Promise<boolean> {
  if (existsSync(DATA_DIR)) return false;
  if (DATABASE_URL === '') return true;
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rowCount } = await client.query(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema()',
  );
  await client.end();
  return rowCount === 0;
}

describe('a backup that cannot be restored is refused, and the place is as it was', () => {
  let folder: string;
  let backup: string;
  let members: Members;
  let place: Place;
  beforeAll(async () => {
    const expost = await startTestExpost();
    const story = await openExercise(expost);
    await story.submit();
    backup = await quickBackup(expost);
    await expost.stop();
    folder = dirname(backup);
    members = await membersIn(backup);
    place = await emptyPlace();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const copy = () => join(folder, 'copy.backup');
  const restoring = (file: string, settings: Place = {}) =>
    restoreBackup(storeAt({ ...place, ...settings }), file, { now: NOW });
  async function refused(file: string, words: RegExp): Promise<void> {
    await expect(restoring(file)).rejects.toThrow(words);
    expect(await isUntouched(place)).toBe(true);
  }

  it('with any of twenty bits turned, wherever they are', async () => {
    const bits = statSync(backup).size * 8;
    const places = Array.from({ length: 20 }, () => Math.floor(Math.random() * bits));
    for (const bit of [...places, 0, 170, 8 * 60, 8 * 150, bits - 1]) {
      const error = await restoring(flipped(backup, copy(), bit)).catch(({ message }: Error) => message);
      expect([bit, error]).toEqual([
        bit,
        expect.stringMatching(/damaged|no backup of Expost|cannot be read/),
      ]);
      expect(await isUntouched(place)).toBe(true);
    }
  }, 60_000);

  it('cut off anywhere, by a byte or by half, or going on after its end', async () => {
    const bytes = readFileSync(backup);
    for (const end of [0, 21, 150, 300, bytes.length >> 1, bytes.length - 65_552, bytes.length - 1]) {
      writeFileSync(copy(), bytes.subarray(0, Math.max(0, end)));
      await refused(copy(), /damaged|no backup of Expost/);
    }
    writeFileSync(copy(), Buffer.concat([bytes, Buffer.from('x')]));
    await refused(copy(), /damaged/);
  });

  it.each([
    [
      'another passphrase',
      { BACKUP_PASSPHRASE: 'eight lanterns under gravel' },
      /BACKUP_PASSPHRASE is not the one/,
    ],
    ['no passphrase', { BACKUP_PASSPHRASE: '' }, /BACKUP_PASSPHRASE must be set/],
    ['another secret of the links', { LINK_KEY: 'y'.repeat(40) }, /LINK_KEY is set, and is not the secret/],
  ])('with %s', async (_what, settings, words) => {
    await expect(restoring(backup, settings)).rejects.toThrow(words);
    expect(await isUntouched(place)).toBe(true);
  });

  it.each([
    ['a text', Buffer.from('Dear all,\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['an age file of somebody else', Buffer.from('age-encryption.org/v1\n-> X25519 abc\nxyz\n--- mac\n')],
    ['an empty file', Buffer.alloc(0)],
    ['a database', Buffer.from('SQLite format 3\0'.padEnd(4096, '\0'))],
  ])('that is %s', async (_what, bytes) => {
    writeFileSync(copy(), bytes);
    await refused(copy(), /This is no backup of Expost/);
  });

  it('that is not there, or is a folder', async () => {
    await refused(join(folder, 'nowhere'), /cannot be read \(ENOENT\)/);
    await refused(folder, /is no file/);
  });

  describe('made with the passphrase, by a later version or by somebody else', () => {
    const bomb = () => Buffer.concat(Array<Buffer>(100).fill(gzipSync(Buffer.alloc(1 << 20, 0x20))));
    const rows = 'tables/person/000001.ndjson.gz';
    const row = () => {
      const { tables } = JSON.parse((members[0]?.[1] ?? '').toString()) as {
        tables: { name: string; columns: string[] }[];
      };
      return (tables.find(({ name }) => name === 'person')?.columns ?? []).map((name) => name as unknown);
    };

    it.each([
      [
        'a later format',
        () => changedJson(members, 'backup.json', { format: 2 }),
        /A later version of Expost/,
      ],
      [
        'tables of a later version',
        () => changedJson(members, 'backup.json', { schema: ['Tomorrow1900000000000'] }),
        /A later version of Expost has made this backup.*Tomorrow1900000000000/,
      ],
      [
        'another program',
        () => changedJson(members, 'backup.json', { program: 'other' }),
        /no backup of Expost/,
      ],
      [
        'a header that says more',
        () => changedJson(members, 'backup.json', { more: 1 }),
        /backup\.json is not/,
      ],
      ['no header', () => members.slice(1), /it has no backup\.json/],
      ['no secret', () => members.filter(([name]) => name !== 'link.key'), /it has no link\.key/],
      [
        'a member less',
        () => members.filter(([name]) => name !== rows),
        /holds what no backup|does not hold/,
      ],
      [
        'a path out of the folder',
        () => [...members.slice(0, 2), ['../../evil', Buffer.from('x')] as const, ...members.slice(2)],
        /holds what no backup holds \(\.\.\/\.\.\/evil\)/,
      ],
      ['a member in another place', () => [...members.slice(0, 2), ...members.slice(2).reverse()], /backup/],
      ['rows of other columns', () => changed(members, rows, () => lines(['a'])), /other columns/],
      [
        'cells that are no cells',
        () => changed(members, rows, () => lines([...row().slice(1), {}])),
        /not there/,
      ],
      [
        'rows that are none',
        () => changed(members, rows, () => gzipSync('DROP TABLE person')),
        /cannot be read/,
      ],
      ['rows that are not packed', () => changed(members, rows, () => Buffer.from('[]')), /cannot be read/],
      ['rows twice', () => changed(members, rows, () => lines(row(), row())), /does not hold what/],
      [
        'a hundred kilobytes that unpack to a hundred megabytes',
        () => changed(members, rows, () => bomb()),
        /cannot be read/,
      ],
    ])('with %s', async (_what, forged, words) => {
      await refused(await forge(copy(), withManifest(forged())), words);
    });

    it('with no end, or with something after it', async () => {
      await refused(await forge(copy(), members.slice(0, -1)), /does not end as a backup does/);
      const more: Members = [...members, ['more', Buffer.from('x')]];
      await refused(await forge(copy(), more), /does not end as a backup does/);
    });

    it('with a link out of the folder', async () => {
      const link: Members = [...members.slice(0, 2), ['../link', Buffer.alloc(0)], ...members.slice(2)];
      await refused(await forge(copy(), link, 'symlink'), /holds what no backup holds \(\.\.\/link\)/);
    });

    it('with a secret that is not the manifest’s', async () => {
      const other = changed(members, 'link.key', () => Buffer.from('z'.repeat(64)));
      await refused(await forge(copy(), other), /does not hold what its manifest\.json says/);
    });

    it('with a table that this version does not make, or rows that point to nothing', async () => {
      const { tables } = JSON.parse((members[0]?.[1] ?? '').toString()) as { tables: object[] };
      const more = [...tables, { name: 'zebra', columns: ['id'] }];
      const manifest = members.at(-1)?.[1].toString() ?? '';
      const { rows: counts } = JSON.parse(manifest) as { rows: Record<string, number> };
      const withZebra = changedJson(changedJson(members, 'backup.json', { tables: more }), 'manifest.json', {
        rows: { ...counts, zebra: 0 },
      });
      await refused(await forge(copy(), withManifest(withZebra)), /other tables than its version .*zebra/);
      const nobody = changedJson(
        members.filter(([name]) => name !== rows),
        'manifest.json',
        { rows: { ...counts, person: 0 } },
      );
      await refused(await forge(copy(), withManifest(nobody)), /point to nothing|foreign key/);
    });
  });

  it('into a place where something is', async () => {
    const { DATA_DIR = '', DATABASE_URL = '' } = place;
    if (DATABASE_URL === '') {
      mkdirSync(DATA_DIR);
      writeFileSync(join(DATA_DIR, 'expost.sqlite'), 'mine');
      await expect(restoring(backup)).rejects.toThrow(/DATA_DIR must be empty, and .* holds expost\.sqlite/);
      expect(readdirSync(DATA_DIR)).toEqual(['expost.sqlite']);
      expect(readFileSync(join(DATA_DIR, 'expost.sqlite'), 'utf8')).toBe('mine');
      rmSync(DATA_DIR, { recursive: true });
      return;
    }
    const client = new Client({ connectionString: DATABASE_URL });
    await client.connect();
    await client.query('CREATE TABLE mine (id integer)');
    await expect(restoring(backup)).rejects.toThrow(/DATABASE_URL must be empty, and it holds mine/);
    await client.query('DROP TABLE mine');
    await client.end();
    expect(await isUntouched(place)).toBe(true);
  });

  it('and then, whole, is restored into that very place', async () => {
    await restoring(backup);
    expect(await isUntouched(place)).toBe(false);
    await expect(restoring(backup)).rejects.toThrow(/must be empty/);
  });
});
