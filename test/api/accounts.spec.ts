import { SetUpService } from '../../src/accounts/set-up.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { codeOf, cookieOf, firstManager, PASSWORD, postForm, secretOn, browserOf } from '../support/staff.js';
import { tables } from '../support/tables.js';

const MINUTE = 60_000;
const html = { accept: 'text/html' };
type Manager = Awaited<ReturnType<typeof firstManager>>;

describe('the first person', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
  });
  afterAll(() => expost.stop());
  const setUp = () => expost.get(SetUpService);
  const pathOf = (link: string | null) => new URL(link ?? '').pathname;
  const statusOf = async (path: string) => (await rawRequest(expost.url, 'GET', path, html)).status;

  it('comes in by a link that each start replaces, and that is kept as a hash', async () => {
    const first = pathOf(await setUp().newLink());
    const second = pathOf(await setUp().newLink());
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    expect(JSON.stringify(await tables(expost))).not.toContain(second.split('/').at(-1));
  });

  it('signs in by a pasted token as long as there is no account', async () => {
    const { text } = await rawRequest(expost.url, 'GET', '/sign-in', html);
    expect(text).toContain('name="token"');
    expect(text).not.toContain('name="password"');
  });

  it.each([
    ['no name', { name: '' }, 'Write a name'],
    ['no address', { email: 'rosa' }, 'Write one e-mail address'],
    ['a short password', { password: 'otter lante' }, 'too short'],
    ['one that was stolen', { password: 'Iloveyou1234' }, 'lists of stolen passwords'],
    ['one made of the name', { password: 'rosaejemplo12' }, 'made of your name'],
    ['one letter again and again', { password: 'aaaaaaaaaaaaaaaa' }, 'easily guessed'],
    ['a wrong code', { code: '000000' }, 'does not belong to the secret'],
  ])('is told what is wrong with %s, and nothing is made', async (_what, wrong, words) => {
    const link = pathOf(await setUp().newLink());
    const page = await rawRequest(expost.url, 'GET', link, html);
    const right = { name: 'Rosa Ejemplo', email: 'rosa@example.org', language: 'en', password: PASSWORD };
    const fields = { ...right, code: codeOf(secretOn(page.text), expost), ...wrong };
    const answer = await postForm(expost, link, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain(fields.password);
    expect((await tables(expost))['account']).toEqual([]);
  });

  it('is a manager of everything, signed in at once, and the link is used up', async () => {
    const manager = await firstManager(expost);
    expect(manager.joined.status).toBe(200);
    expect(manager.recoveryCodes).toHaveLength(10);
    expect((await manager.get('/staff/people')).text).toContain('Manager, everywhere');
    expect(await statusOf(manager.link)).toBe(404);
    expect(await setUp().newLink()).toBeNull();
    expect((await rawRequest(expost.url, 'GET', '/sign-in', html)).text).not.toContain('name="token"');
  });
});

describe('signing in', () => {
  let expost: RunningExpost;
  let manager: Manager;
  beforeAll(async () => {
    expost = await startTestExpost({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    manager = await firstManager(expost);
  });
  afterAll(() => expost.stop());
  beforeEach(() => expost.clock.forward(16 * MINUTE));

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const password = (fields: Readonly<Record<string, string>> = {}, address = '192.0.2.1') =>
    postForm(expost, '/sign-in', { email: manager.email, password: PASSWORD, ...fields }, from(address));
  const second = (cookie: string, code: string, address = '192.0.2.1') =>
    postForm(expost, '/sign-in/code', { code }, { cookie, ...from(address) });
  const statusWith = async (cookie: string) =>
    (await rawRequest(expost.url, 'GET', '/staff', { cookie, accept: 'application/json' })).status;

  it('takes a password and then a code; in between, one is nobody', async () => {
    const half = await password({ email: 'ROSA@example.org' });
    expect([half.status, half.text]).toEqual([200, expect.stringContaining('name="code"')]);
    expect(await statusWith(cookieOf(half))).toBe(401);
    const whole = await second(cookieOf(half), codeOf(manager.secret, expost));
    expect([whole.status, whole.headers.location]).toEqual([303, '/staff']);
    expect(cookieOf(whole)).not.toBe(cookieOf(half));
    expect(await statusWith(cookieOf(whole))).toBe(200);
    expect(await statusWith(cookieOf(half))).toBe(401);
  });

  it('takes each code once, also from two browsers at once, and codes of a step before and after', async () => {
    const halves = await Promise.all([password(), password()]);
    const code = codeOf(manager.secret, expost, -1);
    const answers = await Promise.all(halves.map((half) => second(cookieOf(half), code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 401]);
    const next = async (steps: number) =>
      (await second(cookieOf(await password()), codeOf(manager.secret, expost, steps))).status;
    expect([await next(1), await next(0), await next(2)]).toEqual([303, 401, 401]);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const [code = ''] = manager.recoveryCodes;
    const typed = code.toUpperCase().replaceAll('-', ' ');
    expect((await second(cookieOf(await password()), typed)).status).toBe(303);
    expect((await second(cookieOf(await password()), code)).status).toBe(401);
  });

  it('leaves ten minutes for the code', async () => {
    const half = cookieOf(await password());
    expost.clock.forward(10 * MINUTE);
    const late = await second(half, codeOf(manager.secret, expost));
    expect([late.status, late.headers.location]).toEqual([303, '/sign-in']);
  });

  it('answers the same to an address that is known and to one that is not', async () => {
    const answers = await Promise.all(
      ['rosa@example.org', 'none@example.org'].map(async (email) => {
        const { status, text } = await password({ email, password: 'not the right one' });
        return { status, text: text.replaceAll(email, 'ADDRESS') };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  it('ends after ten wrong tries of one address; from another one the right password still works', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      statuses.push((await password({ password: 'wrong' }, '192.0.2.9')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const refused = await password({}, '192.0.2.9');
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([429, 15 * 60]);
    expect((await password({}, '192.0.2.10')).status).toBe(200);
    expost.clock.forward(15 * MINUTE);
    expect((await password({}, '192.0.2.9')).status).toBe(200);
  });

  it('leaves the owner a try from elsewhere while many addresses guess at one account', async () => {
    for (let address = 1; address <= 50; address += 1) {
      const { status } = await password({ password: 'wrong' }, `198.51.100.${address}`);
      expect(status).toBe(401);
    }
    expect((await password({ password: 'wrong' }, '198.51.100.1')).status).toBe(429);
    expect((await password({ password: 'wrong' }, '198.51.100.99')).status).toBe(401);
    expect((await password({ password: 'wrong' }, '198.51.100.99')).status).toBe(429);
    expect((await password({}, '203.0.113.5')).status).toBe(200);
  }, 120_000);

  it('says busy rather than letting memory grow, and says when to come again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => password({ password: 'wrong' }, `203.0.113.${100 + index}`)),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThanOrEqual(10);
    expect(busy.every(({ headers }) => headers['retry-after'] === '5')).toBe(true);
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(10);
  }, 60_000);

  it('keeps passwords with scrypt, N = 2^17, r = 8, p = 1, and no secret of the codes at all', async () => {
    const stored = await tables(expost);
    expect(stored['account']?.[0]?.['password']).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    const text = JSON.stringify(stored);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(manager.secret);
    for (const code of manager.recoveryCodes) expect(text).not.toContain(code);
  });
});

describe('a form sent after the session has ended', () => {
  let expost: RunningExpost;
  let manager: Manager;
  beforeAll(async () => {
    expost = await startTestExpost();
    manager = await firstManager(expost);
  });
  afterAll(() => expost.stop());
  const typed = { name: 'Typed <b>by hand</b> "and" long', email: 'luz@example.org', language: 'es' };
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

  it('is still there after signing in again, and can be sent', async () => {
    expost.clock.forward(31 * MINUTE);
    const lost = await manager.post('/staff/people', { ...typed, staffRole: 'reader', reach: 'everywhere' });
    expect(lost.status).toBe(401);
    expect(lost.text).toContain('What you typed is kept');
    const resume = unescaped(/name="resume" value="([^"]*)"/.exec(lost.text)?.[1] ?? '');
    const half = await postForm(expost, '/sign-in', { email: manager.email, password: PASSWORD, resume });
    expect(half.text).toContain('name="resume"');
    const code = codeOf(manager.secret, expost);
    const whole = await postForm(expost, '/sign-in/code', { code, resume }, { cookie: cookieOf(half) });
    expect(whole.status).toBe(200);
    expect(whole.text).toContain('action="/staff/people"');
    const fields = Object.fromEntries(
      [...whole.text.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>\n([^<]*)<\/textarea>/g)].map(
        ([, name = '', value = '']) => [name, unescaped(value)],
      ),
    );
    expect(fields).toEqual({ ...typed, staffRole: 'reader', reach: 'everywhere' });
    const again = browserOf(expost, manager.accountId, cookieOf(whole));
    const sent = await again.post('/staff/people', fields);
    expect(sent.status).toBe(303);
    expect((await again.get('/staff/people')).text).toContain(
      'Typed &lt;b>by hand&lt;/b> &quot;and&quot; long',
    );
  });

  it('from another site is not carried', async () => {
    const headers = { origin: 'https://evil.example.com', cookie: manager.cookie };
    const { text } = await postForm(expost, '/staff/people', typed, headers);
    expect(text).not.toContain('by hand');
  });

  it('leads to no place but the pages of staff', async () => {
    const half = await postForm(expost, '/sign-in', {
      email: manager.email,
      password: PASSWORD,
      resume: JSON.stringify(['//evil.example.com/staff', [['a', 'b']]]),
    });
    expect(half.text).not.toContain('name="resume"');
  });
});
