import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { addressOf, OF_LIDERES, routesOf, type Route } from '../support/routes.js';
import { openExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';

const encodedLetter = (path: string, at: number) =>
  `${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`;

/** Other ways to write a path that have led past a gate (CVE-2025-69211, CVE-2026-2293, CVE-2026-22031). */
const SPELLINGS: readonly (readonly [string, (path: string) => string])[] = [
  ['its first letter encoded', (path) => encodedLetter(path, 1)],
  ['its last letter encoded', (path) => encodedLetter(path, path.length - 1)],
  ['in capitals', (path) => path.toUpperCase()],
  ['a slash behind', (path) => `${path}/`],
  ['two slashes before', (path) => `/${path}`],
  ['two slashes within', (path) => path.replace(/(.)\//, '$1//')],
  ['encoded slashes', (path) => `/${path.slice(1).replaceAll('/', '%2f')}`],
  ['a dot segment', (path) => `/.${path}`],
  ['an encoded dot segment', (path) => `/%2e${path}`],
  ['a way up', (path) => `/assets/..${path}`],
  ['an encoded way up', (path) => `/assets/%2e%2e${path}`],
  ['backslashes', (path) => path.replaceAll('/', '\\').replace('\\', '/')],
  ['a parameter of its own', (path) => `${path};a=b`],
  ['an empty question', (path) => `${path}?`],
  ['an end of text', (path) => `${path}%00`],
  ['a space behind', (path) => `${path}%20`],
  ['an ending', (path) => `${path}.json`],
  ['encoded twice', (path) => `/%25${path.charCodeAt(1).toString(16)}${path.slice(2)}`],
  ['the whole address', (path) => `http://127.0.0.1${path}`],
  ['the address of a public place before', (path) => `/api/health/live/../..${path}`],
];

describe('a guarded address written in another way', () => {
  let expost: RunningExpost;
  let guarded: readonly Route[];
  let who: readonly (readonly [string, Readonly<Record<string, string>>, (route: Route) => boolean])[];
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    guarded = routesOf(expost).filter(({ level }) => level !== 'public');
    const { cookie, csrf } = await enter(expost, await story.linkOf('cainco'));
    const reader = await expost.get(AccountsService).createToken('Test of spellings', 'reader');
    who = [
      ['nobody', {}, () => true],
      ['a partner', { cookie, 'x-csrf-token': csrf }, ({ level }) => level !== 'partner'],
      [
        'a reader',
        { authorization: `Bearer ${reader}` },
        ({ level }) => level === 'evaluator' || level === 'manager' || level === 'partner',
      ],
    ];
  });
  afterAll(() => expost.stop());

  it.each(SPELLINGS)('with %s opens to nobody who may not enter', async (_what, spelling) => {
    const before = await tablesHash(expost);
    for (const [name, headers, isClosed] of who) {
      for (const route of guarded.filter(isClosed)) {
        const target = spelling(addressOf(route, OF_LIDERES));
        const { status, text } = await rawRequest(expost.url, route.method, target, headers);
        const what = `${name}: ${route.method} ${target} ${status} ${text.slice(0, 60)}`;
        expect([what, status >= 400 && status < 500]).toEqual([what, true]);
      }
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each(SPELLINGS)('with %s breaks nothing for who may', async (_what, spelling) => {
    const token = await expost.get(AccountsService).createToken('Test of spellings', 'manager');
    for (const { method, path } of guarded.filter(
      // A report takes its time, however it is asked for.
      ({ method, level, path }) => method === 'GET' && level !== 'partner' && !path.endsWith('/report'),
    )) {
      const target = spelling(addressOf({ path }, OF_LIDERES));
      const { status } = await rawRequest(expost.url, method, target, { authorization: `Bearer ${token}` });
      expect([target, status < 500]).toEqual([target, true]);
    }
  });
});

describe('a path that leads out of the assets', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
  });
  afterAll(() => expost.stop());

  it.each([
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/....//package.json',
    '/assets/%252e%252e%252fpackage.json',
    '/assets//etc/passwd',
    '/assets/%2fetc%2fpasswd',
    '/assets/manifest.json%00.css',
    '/assets/..',
    '/assets/',
    '/assets',
    '/.git/config',
    '/.env',
    '/package.json',
    '/package-lock.json',
    '/data/expost.sqlite',
    '/dist/main.js',
    '/src/main.ts',
    '/server-status',
    '/metrics',
  ])('%s shows nothing', async (path) => {
    const { status, text } = await rawRequest(expost.url, 'GET', path);
    expect(status).toBe(404);
    expect(text).not.toMatch(/"dependencies"|root:|\[core\]/);
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND', 'DEBUG'])(
    'is asked with %s, which nothing here understands',
    async (method) => {
      const answer = await rawRequest(expost.url, method, '/').catch((error: Error) => error.message);
      const status = typeof answer === 'string' ? 400 : answer.status;
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );
});
