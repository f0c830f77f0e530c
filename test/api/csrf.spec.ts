import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { sendersOf, TYPES, writesOf, type Senders, type Write } from '../support/writes.js';

type Headers = Readonly<Record<string, string>>;

describe('a write that another site makes somebody’s browser send', () => {
  let expost: RunningExpost;
  let senders: Senders;
  let writes: readonly Write[];
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    writes = writesOf(story, { token: new URL(await story.linkOf('tec')).pathname.slice('/r/'.length) });
    senders = await sendersOf(expost, story);
  });
  afterAll(() => expost.stop());

  /** What a browser sends by itself: the cookies, and no token of any kind. */
  const bySession = ({ by }: Write): Headers =>
    by === 'anybody' ? {} : { cookie: senders.sessions[by].cookie, authorization: '', 'x-csrf-token': '' };
  /** Sends every write so, and expects none of them to do anything. */
  async function expectRefused(
    of: (write: Write) => boolean,
    change: (write: Write) => { readonly headers?: Headers; readonly body?: string },
    statuses: readonly number[] = [403],
  ): Promise<void> {
    const before = await tablesHash(expost);
    const chosen = writes.filter(of);
    expect(chosen.length).toBeGreaterThan(0);
    for (const write of chosen) {
      const { headers, body } = change(write);
      const { status } = await senders.send(write, {
        headers: { ...bySession(write), ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const what = `${write.method} ${write.path} ${status}`;
      expect([what, statuses.includes(status)]).toEqual([what, true]);
    }
    expect(await tablesHash(expost)).toBe(before);
  }
  const withSession = ({ by }: Write) => by !== 'anybody';
  const csrfOf = ({ by }: Write): Headers =>
    by === 'anybody' ? {} : { 'x-csrf-token': senders.sessions[by].csrf };

  it('is refused without the token of the session', () => expectRefused(withSession, () => ({})));

  it.each<[string, (write: Write) => string]>([
    ['of somebody else', ({ by }) => senders.sessions[by === 'partner' ? 'manager' : 'partner'].csrf],
    ['that is nearly right', (write) => `${csrfOf(write)['x-csrf-token']?.slice(0, -1)}!`],
    ['that says nothing', () => ' '],
    [
      'that is the cookie',
      ({ by }) => (by === 'anybody' ? '' : (senders.sessions[by].cookie.split('=')[1] ?? '')),
    ],
  ])('is refused with a token %s', (_what, token) =>
    expectRefused(withSession, (write) => ({ headers: { 'x-csrf-token': token(write) } })),
  );

  it.each(['https://evil.example', 'http://127.0.0.1.evil.example', 'http://evil.example:3000', 'file://'])(
    'is refused from %s, whatever token it brings',
    (origin) =>
      expectRefused(
        () => true,
        (write) => ({ headers: { ...csrfOf(write), origin } }),
      ),
  );

  it('is refused from a frame or a page that hides where it is', () =>
    expectRefused(
      () => true,
      (write) => ({ headers: { ...csrfOf(write), origin: 'null', 'sec-fetch-site': 'cross-site' } }),
    ));

  it('is refused as a form, which needs nobody’s leave to be sent', () =>
    // The API takes no form at all: these do not even come to the gate.
    expectRefused(
      withSession,
      () => ({ headers: { 'content-type': TYPES.form }, body: 'reason=x' }),
      [403, 415],
    ));

  it('is refused as plain text that looks like JSON', () =>
    expectRefused(withSession, () => ({ headers: { 'content-type': 'text/plain' } }), [403, 415]));

  it('is refused as a multipart form', () =>
    expectRefused(
      withSession,
      () => ({
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\ncontent-disposition: form-data; name="reason"\r\n\r\nx\r\n--x--\r\n',
      }),
      [403, 415],
    ));

  it('is told apart from one’s own, which is taken', async () => {
    const [language] = writes.filter(({ path }) => path === '/answer/language');
    if (!language) throw new Error('This write has gone.');
    const { status } = await senders.send(language, { headers: { origin: expost.url } });
    expect(status).toBe(303);
  });

  it('finds no door for other sites: no answer lets one read along', async () => {
    for (const write of writes) {
      const preflight = { ...write, method: 'OPTIONS' };
      const asked = { origin: 'https://evil.example', 'access-control-request-method': write.method };
      const { status, headers } = await senders.send(preflight, { headers: asked, body: '' });
      const what = `${write.path} ${status}`;
      expect([what, Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([
        what,
        [],
      ]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});
