import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { writingDataSource } from '../../src/database/data-sources.js';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
}

const root = join(__dirname, '..', '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Every copy of a package that an install brings, nested ones included. */
const versionsOf = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version);

/** Negative where `a` is the older; a version before its release is older than the release. */
function compare(a: string, b: string): number {
  const [mine, theirs] = [a, b].map((version) => {
    const [numbers = '', early] = version.split('-');
    return [...numbers.split('.').map(Number), early === undefined ? 1 : 0];
  }) as [number[], number[]];
  const differs = mine.findIndex((number, index) => number !== theirs[index]);
  return differs < 0 ? 0 : (mine[differs] ?? 0) - (theirs[differs] ?? 0);
}

describe('versions with a known hole are not installed', () => {
  it('tells older from newer', () => {
    expect(compare('5.12.2', '5.12.2')).toBe(0);
    expect(compare('5.9.9', '5.12.2')).toBeLessThan(0);
    expect(compare('12.0.0', '11.1.14')).toBeGreaterThan(0);
    expect(compare('5.12.2-rc.1', '5.12.2')).toBeLessThan(0);
  });

  it.each([
    ['fastify', '5.12.2'],
    ['@fastify/static', '10.1.3'],
    ['@nestjs/platform-fastify', '11.1.14'],
    ['typeorm', '1.1.0'],
    ['nodemailer', '9.1.1'],
    // 12.11.1 carries SQLite 3.53.2.
    ['better-sqlite3', '12.11.1'],
  ])('%s is there, nowhere older than %s', (name, least) => {
    const versions = versionsOf(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => compare(version, least) < 0)).toEqual([]);
  });

  it.each([
    ['@fastify/middie', '9.1.0'],
    ['sanitize-html', '2.17.4'],
    ['fast-xml-parser', '5.5.7'],
    ['class-validator', '0.14.0'],
  ])('%s may be there, nowhere older than %s', (name, least) => {
    expect(versionsOf(name).filter((version) => compare(version, least) < 0)).toEqual([]);
  });

  it.each([
    ['sqlite3', 'its newest release bundles a version of SQLite that was withdrawn'],
    ['exceljs', 'an answer that is an object becomes a live formula'],
    ['xlsx', 'what the registry has is years behind its own fixes'],
    ['jsonwebtoken', 'personal links are random and looked up, never read from themselves'],
  ])('%s is not there: %s', (name) => {
    expect(versionsOf(name)).toEqual([]);
  });

  it('what is installed is what the lock file says', () => {
    for (const name of ['fastify', 'typeorm', 'nodemailer', 'better-sqlite3']) {
      const file = join(root, 'node_modules', name, 'package.json');
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as Locked;
      expect([name, version]).toEqual([name, versionsOf(name)[0]]);
    }
  });

  it('every package is checked by its hash, and none comes from elsewhere than the registry', () => {
    const unchecked = Object.entries(lock.packages).filter(
      ([path, { resolved = 'https://', integrity }]) =>
        path !== '' && !(resolved.startsWith('https://') && integrity?.startsWith('sha512-')),
    );
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });
});

describe('the SQLite that runs', () => {
  it('does not corrupt a log that is started anew: 3.51.3 or later, and not the withdrawn 3.52.0', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'expost-sqlite-'));
    const source = await writingDataSource(readConfig({ DATA_DIR: folder }), []).initialize();
    const [row] = (await source.query('SELECT sqlite_version() AS version')) as { version: string }[];
    await source.destroy();
    rmSync(folder, { recursive: true });
    expect(compare(row?.version ?? '0', '3.51.3')).toBeGreaterThanOrEqual(0);
    expect(row?.version).not.toBe('3.52.0');
  });
});
