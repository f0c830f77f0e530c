import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];
const tokenIn = (link: string) => new URL(link).pathname.slice('/r/'.length);

describe('personal links over HTTP', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let links: readonly string[];
  beforeAll(async () => {
    // Behind a proxy, so that each test can come from an address of its own.
    expost = await startTestExpost({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    story = await openExercise(expost);
    links = await Promise.all(ENTITIES.map((entity) => story.linkOf(entity)));
  });
  afterAll(() => expost.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address, accept: 'text/html' });
  const open = (token: string, address: string) =>
    rawRequest(expost.url, 'GET', `/r/${token}`, from(address));
  const press = (token: string, address: string, what = '') =>
    rawRequest(expost.url, 'POST', `/r/${token}${what}`, { ...FORM, ...from(address) }, '');
  const signIn = (token: string, address: string) =>
    rawRequest(
      expost.url,
      'POST',
      '/sign-in',
      { ...FORM, ...from(address) },
      new URLSearchParams({ token }).toString(),
    );
  const sessionIn = ({ headers }: RawAnswer) => (headers['set-cookie'] as string[] | undefined)?.[0] ?? null;
  const guess = (number: number) => `${number}`.padStart(43, 'x');

  it('are 256 random bits each, tell nothing, and are no signed document that could be read or forged', () => {
    const tokens = links.map(tokenIn);
    expect(new Set(tokens).size).toBe(ENTITIES.length);
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      const bytes = Buffer.from(token, 'base64url');
      expect(bytes).toHaveLength(32);
      expect(bytes.toString('latin1')).not.toMatch(/cainco|ICT149/);
    }
  });

  it('look alike when they open nothing: guessed, mangled, too long, empty of sense', async () => {
    const [real = ''] = links.map(tokenIn);
    const wrong = [
      guess(1),
      `${real}x`,
      real.slice(1),
      real.toUpperCase(),
      `${real.slice(0, -1)}.`,
      '%00',
      "'%20OR%201=1",
    ];
    const pages = await Promise.all(
      wrong.map(async (token) => {
        const { status, text } = await open(token, '192.0.2.1');
        return { status, text: text.replaceAll(encodeURIComponent(decodeURIComponent(token)), 'TOKEN') };
      }),
    );
    expect(pages[0]).toMatchObject({ status: 404 });
    // Of the page's own forms the token is replaced; nothing else differs.
    expect(
      new Set(
        pages.map(
          ({ status, text }) => `${status} ${text.replace(/\/r\/[^"]*?(?="|\/new-link)/g, '/r/TOKEN')}`,
        ),
      ).size,
    ).toBe(1);
  });

  it('are refused to who guesses more than twenty in a minute, and sign-ins are counted apart', async () => {
    const token = await expost.get(AccountsService).createToken('Test of tries', 'reader');
    const guesser = '192.0.2.2';
    for (let number = 0; number < 20; number += 1) {
      const answer = number % 2 ? await press(guess(number), guesser) : await open(guess(number), guesser);
      expect([number, answer.status]).toEqual([number, 404]);
    }
    const [real = ''] = links.map(tokenIn);
    for (const answer of [
      await open(guess(21), guesser),
      await press(real, guesser),
      await press(guess(22), guesser, '/new-link'),
    ]) {
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(sessionIn(answer)).toBeNull();
    }
    expect((await signIn(guess(1), guesser)).status).toBe(401);
    expect((await signIn(token, guesser)).status).toBe(303);
    expect((await press(real, '192.0.2.3')).status).toBe(303);
  });

  it('leave the count of wrong sign-ins as it is: a good link in between buys no more guesses', async () => {
    const token = await expost.get(AccountsService).createToken('Test of tries', 'reader');
    const [real = ''] = links.map(tokenIn);
    const guesser = '192.0.2.4';
    for (let number = 0; number < 20; number += 1) {
      expect([number, (await signIn(guess(number), guesser)).status]).toEqual([number, 401]);
      if (number % 5 === 0) expect((await press(real, guesser)).status).toBe(303);
    }
    expect((await signIn(guess(21), guesser)).status).toBe(429);
    expect((await signIn(token, guesser)).status).toBe(429);
    expect((await signIn(token, '192.0.2.5')).status).toBe(303);
    expect((await open(real, guesser)).status).toBe(200);
  });

  it('and sign-ins answer the same whether something is known of what was sent or not', async () => {
    const known = tokenIn(links[1] ?? '');
    const asked = [
      await press(known, '192.0.2.6', '/new-link'),
      await press(guess(7), '192.0.2.6', '/new-link'),
    ];
    expect(asked[0]).toMatchObject({ status: 200 });
    expect(asked[1]).toMatchObject({ status: 200, text: asked[0]?.text });
    const wrong = [guess(8), 'x', '', `${guess(9)}'--`, known];
    const refused = await Promise.all(wrong.map((token) => signIn(token, '192.0.2.6')));
    expect(refused[0]).toMatchObject({ status: 401 });
    expect(new Set(refused.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  it('are not opened by what only looks: three rounds of GET and HEAD change no row, and the button still works', async () => {
    const before = await tablesHash(expost);
    for (let round = 0; round < 3; round += 1) {
      for (const link of links) {
        const { pathname } = new URL(link);
        const page = await rawRequest(expost.url, 'GET', pathname, from('192.0.2.7'));
        expect(page.status).toBe(200);
        expect(sessionIn(page)).toBeNull();
        const found = [...page.text.matchAll(/href="(\/[^"#]*)"/g)].map((match) => match[1] ?? '');
        for (const path of [
          pathname,
          ...found,
          `${pathname}/new-link`,
          `${pathname}/`,
          '/answer',
          '/answer/sections',
        ]) {
          for (const method of ['HEAD', 'GET']) {
            const { status } = await rawRequest(expost.url, method, path, from('192.0.2.7'));
            expect([path, status < 500]).toEqual([path, true]);
          }
        }
      }
    }
    expect(await tablesHash(expost)).toBe(before);
    const { body } = await story.manager.get(story.path);
    expect(body.responses.map(({ state }: { state: string }) => state)).toEqual(Array(5).fill('not-opened'));
    const { cookie } = await enter(expost, links[2] ?? '');
    expect(cookie).toMatch(/^expost=[\w-]{43}$/);
  });

  it('give a session of its own at every entry, never one that somebody has planted', async () => {
    const path = new URL(links[3] ?? '').pathname;
    const planted = 'p'.repeat(43);
    const first = await rawRequest(expost.url, 'POST', path, { ...FORM, cookie: `expost=${planted}` }, '');
    const set = sessionIn(first) ?? '';
    expect(set).toMatch(/^expost=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax/);
    expect(set).not.toContain(planted);
    const [cookie = ''] = set.split(';');
    const second = sessionIn(await rawRequest(expost.url, 'POST', path, { ...FORM, cookie }, '')) ?? '';
    expect(second.split(';')[0]).not.toBe(cookie);
    const page = async (sent: string) =>
      (await rawRequest(expost.url, 'GET', '/answer', { cookie: sent, accept: 'text/html' })).status;
    expect(await page(second.split(';')[0] ?? '')).toBe(200);
    // The browser that came in again has left its earlier session behind; nobody else goes on with it.
    expect(await page(cookie)).toBe(401);
    expect(await page(`expost=${planted}`)).toBe(401);
  });

  it('never stand in the database, nor in a mail to somebody else, nor do sessions', async () => {
    const { cookie } = await enter(expost, links[4] ?? '');
    const secrets = [...links.map(tokenIn), cookie.slice('expost='.length)];
    const rows = JSON.stringify(await tables(expost));
    const { body } = await story.manager.get('/api/outbox?pageSize=100');
    const mails = await Promise.all(
      body.items.map(async ({ id }: { id: string }) =>
        JSON.stringify((await story.manager.get(`/api/outbox/${id}`)).body),
      ),
    );
    for (const secret of secrets) {
      for (const form of [
        secret,
        ...['hex', 'base64', 'latin1'].map((code) =>
          Buffer.from(secret, 'base64url').toString(code as 'hex'),
        ),
      ]) {
        expect(rows).not.toContain(form);
      }
      const readers = new Set(
        body.items
          .filter((_item: unknown, index: number) => mails[index].includes(secret))
          .map(({ to }: { to: string }) => to),
      );
      expect(readers.size).toBeLessThanOrEqual(1);
    }
  });
});
