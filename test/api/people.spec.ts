import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise } from '../support/story.js';
import { codeOf, cookieOf, firstManager, PASSWORD, postForm, secretOn, staffWith } from '../support/staff.js';

const html = { accept: 'text/html' };
const EVERYWHERE = { window: null, initiative: null };

describe('people of the staff', () => {
  let expost: RunningExpost;
  let manager: Awaited<ReturnType<typeof firstManager>>;
  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
    manager = await firstManager(expost);
  });
  afterAll(() => expost.stop());

  const invite = (fields: Readonly<Record<string, string>> = {}) =>
    manager.post('/staff/people', {
      name: 'Luz Ejemplo',
      email: 'luz@example.org',
      language: 'es',
      staffRole: 'evaluator',
      reach: 'initiative',
      window: '',
      initiative: 'ICT149-21',
      ...fields,
    });
  /** The link of the newest mail of a kind, as a manager sees it in the outbox. */
  const linkOf = async (kind: string) => {
    const list = await rawRequest(expost.url, 'GET', `/api/outbox?kind=${kind}`, { cookie: manager.cookie });
    const [mail] = (JSON.parse(list.text) as { items: { id: string; to: string }[] }).items;
    const read = await manager.get(`/staff/outbox/${mail?.id}`);
    return { to: mail?.to, mail: read, path: /\/welcome\/[\w-]{43}/.exec(read.text)?.[0] ?? '' };
  };
  const statusWith = async (cookie: string) =>
    (await rawRequest(expost.url, 'GET', '/staff', { cookie, accept: 'application/json' })).status;

  it.each([
    ['no name', { name: ' ' }, 'Write a name'],
    ['no address', { email: 'luz' }, 'Write one e-mail address'],
    ['an address that is known', { email: 'ROSA@example.org' }, 'has an account already'],
    ['no role', { staffRole: '' }, 'Choose a role'],
    ['no reach', { reach: '' }, 'Choose where'],
    ['an initiative that is not there', { initiative: 'ICT999-99' }, 'no initiative with this code'],
    ['a window that is no year', { reach: 'window', window: 'all' }, 'Write the year'],
  ])('are not invited with %s; what was typed stays', async (_what, wrong, words) => {
    const answer = await invite(wrong);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`value="${{ name: 'Luz Ejemplo', ...wrong }.name}"`);
  });

  it('are invited by a mail whose link sets a password and codes, once', async () => {
    expect((await invite()).status).toBe(303);
    const { to, path, mail } = await linkOf('staff-invite');
    expect([to, mail.status]).toEqual(['luz@example.org', 200]);
    expect(mail.text).toContain('Su acceso a Expost');
    const page = await rawRequest(expost.url, 'GET', path, html);
    expect(page.text).toContain('Le damos la bienvenida, Luz Ejemplo');
    const fields = { password: PASSWORD, code: codeOf(secretOn(page.text), expost), language: 'es' };
    expect((await postForm(expost, path, { ...fields, code: '' })).status).toBe(422);
    const joined = await postForm(expost, path, fields);
    expect(joined.status).toBe(200);
    expect(await statusWith(cookieOf(joined))).toBe(200);
    expect((await postForm(expost, path, fields)).status).toBe(404);
    const read = (place: string) =>
      rawRequest(expost.url, 'GET', place, { ...html, cookie: cookieOf(joined) });
    expect((await read('/staff/initiatives/ICT149-21/exercises/2023')).status).toBe(200);
    expect((await read('/staff/people')).status).toBe(404);
    expect((await read('/staff')).text).not.toContain('/staff/people');
  });

  it('are known by a link for seven days, and by a newer one instead', async () => {
    await invite({ email: 'inma@example.org', name: 'Inma Ejemplo' });
    const { path } = await linkOf('staff-invite');
    const list = (await manager.get('/staff/people')).text;
    const [, person = ''] = /\/staff\/people\/([\w-]+)"[^>]*>Inma/.exec(list) ?? [];
    expost.clock.forward(1);
    expect((await manager.post(`/staff/people/${person}/reset`)).status).toBe(303);
    expect((await rawRequest(expost.url, 'GET', path, html)).status).toBe(404);
    const again = await linkOf('staff-invite');
    expect((await rawRequest(expost.url, 'GET', again.path, html)).status).toBe(200);
  });

  it('are disabled and enabled again: sessions end at once', async () => {
    const person = await staffWith(expost, [{ role: 'reader', ...EVERYWHERE }]);
    expect(await statusWith(person.cookie)).toBe(200);
    const done = await manager.post(`/staff/people/${person.accountId}/disable`);
    expect(done.headers.location).toBe(`/staff/people/${person.accountId}?done=disabled`);
    expect(await statusWith(person.cookie)).toBe(401);
    const page = await manager.get(String(done.headers.location));
    expect(page.text).toContain(`action="/staff/people/${person.accountId}/enable"`);
    await manager.post(`/staff/people/${person.accountId}/enable`);
    expect((await manager.get(`/staff/people/${person.accountId}`)).text).toContain('Disable the account');
    expect(await statusWith(person.cookie)).toBe(401);
  });

  it('are given a role and lose it; each can be undone', async () => {
    const person = await staffWith(expost, [{ role: 'reader', window: 2021, initiative: null }]);
    const path = `/staff/people/${person.accountId}`;
    const grant = { staffRole: 'reader', reach: 'initiative', window: '', initiative: 'ICT149-21' };
    const given = await manager.post(`${path}/grants`, grant);
    const [, grantId = ''] = /grant=([\w-]+)$/.exec(String(given.headers.location)) ?? [];
    expect((await manager.get(path)).text).toContain('Reader, initiative ICT149-21');
    expect((await manager.post(`${path}/grants`, grant)).status).toBe(422);
    const taken = await manager.post(`${path}/grants/withdraw`, { grant: grantId });
    const undo = await manager.get(String(taken.headers.location));
    expect(undo.text).toMatch(/name="reach" value="initiative"/);
    expect(undo.text).toMatch(/name="initiative" value="ICT149-21"/);
    expect((await manager.post(`${path}/grants/withdraw`, { grant: grantId })).status).toBe(404);
  });

  it('who may do more from now on sign in again, with codes', async () => {
    const person = await staffWith(expost, [{ role: 'reader', ...EVERYWHERE }]);
    await manager.post(`/staff/people/${person.accountId}/grants`, {
      staffRole: 'evaluator',
      reach: 'everywhere',
    });
    expect(await statusWith(person.cookie)).toBe(401);
  });

  it.each(['disable', 'reset'])(
    'always have a manager of everything: the last one cannot %s',
    async (what) => {
      const refused = await manager.post(`/staff/people/${manager.accountId}/${what}`);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('last manager of everything');
      expect(await statusWith(manager.cookie)).toBe(200);
    },
  );

  it('always have a manager of everything: the last one’s role cannot be withdrawn', async () => {
    const path = `/staff/people/${manager.accountId}`;
    const [, grant = ''] = /name="grant" value="([\w-]+)"/.exec((await manager.get(path)).text) ?? [];
    expect((await manager.post(`${path}/grants/withdraw`, { grant })).status).toBe(409);
    expect((await manager.get(path)).text).toContain('Manager, everywhere');
  });
});

describe('one’s own account', () => {
  let expost: RunningExpost;
  let manager: Awaited<ReturnType<typeof firstManager>>;
  beforeAll(async () => {
    expost = await startTestExpost();
    manager = await firstManager(expost);
  });
  afterAll(() => expost.stop());
  beforeEach(() => expost.clock.forward(60_000));
  const statusWith = async (cookie: string) =>
    (await rawRequest(expost.url, 'GET', '/staff', { cookie, accept: 'application/json' })).status;
  const another = async (password = PASSWORD, email = manager.email) => {
    const half = await postForm(expost, '/sign-in', { email, password });
    const code = codeOf(manager.secret, expost);
    return cookieOf(await postForm(expost, '/sign-in/code', { code }, { cookie: cookieOf(half) }));
  };

  it('lists its sessions, and ends one or all', async () => {
    const other = await another();
    const page = await manager.get('/staff/account');
    expect(page.text).toContain('This is where you are now.');
    const [, key = ''] = /name="key" value="(\w+)"/.exec(page.text) ?? [];
    await manager.post('/staff/account/sessions/end', { key });
    expect([await statusWith(other), await statusWith(manager.cookie)]).toEqual([401, 200]);
    expect((await manager.post('/staff/account/sessions/end', { key })).status).toBe(404);
  });

  it('changes address and password only with the present password; other sessions end', async () => {
    const other = await another();
    const next = 'gravel umbrella nineteen kiosk';
    const wrong = await manager.post('/staff/account/password', { current: 'wrong', password: next });
    expect([wrong.status, wrong.text.includes('not your present password')]).toEqual([422, true]);
    const weak = await manager.post('/staff/account/password', {
      current: PASSWORD,
      password: 'Iloveyou1234',
    });
    expect([weak.status, await statusWith(other)]).toEqual([422, 200]);
    expect(
      (await manager.post('/staff/account/password', { current: PASSWORD, password: next })).status,
    ).toBe(303);
    expect([await statusWith(other), await statusWith(manager.cookie)]).toEqual([401, 200]);
    const email = { current: next, email: 'rosa.new@example.org' };
    expect((await manager.post('/staff/account/email', email)).status).toBe(303);
    expost.clock.forward(60_000);
    expect(await statusWith(await another(next, 'rosa.new@example.org'))).toBe(200);
  });

  it('keeps its language on every page', async () => {
    const answer = await manager.post('/staff/language', { language: 'pt', back: '/staff/account' });
    expect(answer.headers.location).toBe('/staff/account');
    expect((await manager.get('/staff/people')).text).toContain('<html lang="pt"');
    await manager.post('/staff/language', { language: 'en', back: '//evil.example.com' });
  });

  it('says on every page until when one stays signed in, and offers to stay', async () => {
    const { text } = await manager.get('/staff/account');
    expect(text).toMatch(/If you do nothing, you are signed out on .* UTC/);
    expect((await manager.post('/staff/stay', { back: '/staff/audit' })).headers.location).toBe(
      '/staff/audit',
    );
  });

  it('of whoever manages has codes always', async () => {
    const { text } = await manager.get('/staff/account');
    expect(text).not.toContain('/staff/account/codes/drop');
    const dropped = await manager.post('/staff/account/codes/drop', {
      current: 'gravel umbrella nineteen kiosk',
    });
    expect(dropped.status).toBe(409);
  });

  it('signs out everywhere', async () => {
    expect((await manager.post('/staff/account/sessions/end-all')).headers.location).toBe('/sign-in');
    expect(await statusWith(manager.cookie)).toBe(401);
  });
});

describe('the audit', () => {
  let expost: RunningExpost;
  let manager: Awaited<ReturnType<typeof firstManager>>;
  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
    manager = await firstManager(expost);
  });
  afterAll(() => expost.stop());

  const rows = async (query: string) =>
    ((await manager.get(`/staff/audit?${query}`)).text.match(/<tr class="govuk-table__row"/g) ?? []).length;

  it('shows all chains, by who, what, when and which initiative', async () => {
    expect(await rows('')).toBeGreaterThan(5);
    expect(await rows('what=account.set-up')).toBe(1);
    expect(await rows('who=rosa')).toBe(1);
    expect(await rows('initiative=ICT149-21&who=rosa')).toBe(0);
    expect(await rows('initiative=ICT149-21&what=initiative.created')).toBe(1);
    expect(await rows('from=2023-04-05&to=2023-04-05')).toBeGreaterThan(5);
    expect(await rows('from=2023-04-06')).toBe(0);
    expect(await rows('from=yesterday&page=1')).toBeGreaterThan(5);
  });

  it('verifies the chains and says so on the page', async () => {
    const { status, text } = await manager.post('/staff/audit/verify');
    expect(status).toBe(200);
    expect(text).toMatch(/The history is whole: \d+ lines in 2 chains/);
  });
});
