import { createHash } from 'node:crypto';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { tables } from '../support/tables.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
const HOUR = 3600_000;

describe('the session of staff', () => {
  let expost: RunningExpost;
  let token: string;
  beforeAll(async () => {
    expost = await startTestExpost();
    token = await expost.get(AccountsService).createToken('Ana', 'evaluator');
  });
  afterAll(() => expost.stop());

  const signIn = (headers: Readonly<Record<string, string>> = {}) =>
    rawRequest(
      expost.url,
      'POST',
      '/sign-in',
      { ...FORM, ...headers },
      new URLSearchParams({ token }).toString(),
    );
  const cookieOf = ({ headers }: RawAnswer) => (headers['set-cookie'] as string[])[0]?.split(';')[0] ?? '';
  const statusWith = async (cookie: string) =>
    (await rawRequest(expost.url, 'GET', '/staff', { cookie, accept: 'application/json' })).status;
  const csrfOf = async (cookie: string) =>
    (await expost.get(AccountsService).staffOfCookie(cookie.slice('expost-staff='.length)))?.csrfToken ?? '';

  it('is a new one at every sign-in, never one that somebody has planted', async () => {
    const planted = `expost-staff=${'p'.repeat(43)}`;
    const [first, second] = [await signIn({ cookie: planted }), await signIn({ cookie: planted })];
    for (const answer of [first, second]) {
      expect(answer.status).toBe(303);
      expect(cookieOf(answer)).toMatch(/^expost-staff=[\w-]{43}$/);
      expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    }
    expect(cookieOf(first)).not.toBe(cookieOf(second));
    expect(await statusWith(planted)).toBe(401);
    expect(await statusWith(cookieOf(first))).toBe(200);
  });

  it('ends when one signs out, for whoever has kept the cookie', async () => {
    const cookie = cookieOf(await signIn());
    const csrf = await csrfOf(cookie);
    const out = await rawRequest(expost.url, 'POST', '/sign-out', { ...FORM, cookie }, `_csrf=${csrf}`);
    expect([out.status, out.headers.location]).toEqual([303, '/sign-in']);
    expect(await statusWith(cookie)).toBe(401);
  });

  it('ends after twelve hours, whatever one does', async () => {
    const cookie = cookieOf(await signIn());
    for (let quarter = 0; quarter < 47; quarter += 1) {
      expost.clock.forward(HOUR / 4);
      expect(await statusWith(cookie)).toBe(200);
    }
    expost.clock.forward(HOUR / 4 - 1);
    expect(await statusWith(cookie)).toBe(200);
    expost.clock.forward(1);
    expect(await statusWith(cookie)).toBe(401);
  });

  it('ends after thirty minutes in which one does nothing', async () => {
    const cookie = cookieOf(await signIn());
    expost.clock.forward(HOUR / 2 - 1);
    expect(await statusWith(cookie)).toBe(200);
    expost.clock.forward(HOUR / 2 - 1);
    expect(await statusWith(cookie)).toBe(200);
    expost.clock.forward(HOUR / 2);
    expect(await statusWith(cookie)).toBe(401);
  });

  it('and its token are known by their hashes only', async () => {
    const cookie = cookieOf(await signIn()).slice('expost-staff='.length);
    const stored = await tables(expost);
    const text = JSON.stringify(stored);
    expect(text).not.toContain(token);
    expect(text).not.toContain(cookie);
    const sha256 = (secret: string) => createHash('sha256').update(secret).digest('hex');
    expect(stored['access_token']?.map(({ token_hash: hash }) => hash)).toContain(sha256(token));
    expect(stored['session']?.map(({ id }) => id)).toContain(sha256(cookie));
    // What is stored opens nothing.
    for (const hash of [sha256(token), sha256(cookie)]) {
      expect(await statusWith(`expost-staff=${hash}`)).toBe(401);
      const { status } = await rawRequest(expost.url, 'GET', '/api/initiatives', {
        authorization: `Bearer ${hash}`,
      });
      expect(status).toBe(401);
    }
  });

  it('has ids that do not repeat among a thousand, of 256 bits each', async () => {
    const accounts = expost.get(AccountsService);
    const tokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
    const ids = await Promise.all(
      Array.from({ length: 1000 }, () => accounts.startSession({ accessTokenId: tokenId, language: null })),
    );
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  });
});
