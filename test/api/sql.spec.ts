import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { addressOf, OF_LIDERES, routesOf } from '../support/routes.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { sendersOf, writesOf, type Senders } from '../support/writes.js';

/** What has got through a query builder or a driver before (typeorm/typeorm#12203 and older). */
const PAYLOADS = [
  "' OR '1'='1",
  "'; DROP TABLE response; --",
  "' UNION SELECT token_hash FROM access_token --",
  '1; UPDATE access_token SET role = $$manager$$',
  "1' AND (SELECT 1 FROM (SELECT pg_sleep(5)) x) --",
  "' || (SELECT randomblob(1000000000)) || '",
  '" OR ""="',
  '`; DROP TABLE answer; --',
  'CASE WHEN (SELECT 1) THEN id ELSE name END',
  "\\'; DROP TABLE mail; --",
  '%27%20OR%201%3D1',
  "x') OR ('a'='a",
  '${jndi:ldap://127.0.0.1/x}',
  '$1',
  ':now',
  '?',
] as const;

describe('a request that speaks SQL', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let senders: Senders;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    senders = await sendersOf(expost, story);
  });
  afterAll(() => expost.stop());

  /** Neither done nor understood: an ordinary refusal. */
  async function expectUnheard(
    call: () => Promise<{ readonly status: number; readonly text: string }>,
    what: string,
  ) {
    const { status, text } = await call();
    expect([what, status >= 400 && status < 500]).toEqual([what, true]);
    expect([what, /syntax error|SQLITE|near "|relation "|node_modules/.test(text)]).toEqual([what, false]);
  }

  it.each(PAYLOADS)('%s in any part of an address finds nothing', async (payload) => {
    const before = await tablesHash(expost);
    for (const route of routesOf(expost)) {
      if (route.method !== 'GET' || route.level === 'partner') continue;
      for (const [, name = ''] of route.path.matchAll(/:(\w+)/g)) {
        // Links have a limit of guesses of their own.
        if (name === 'token') continue;
        const address = addressOf(route, {
          ...OF_LIDERES,
          finding: 'new-areas',
          [name]: encodeURIComponent(payload),
        });
        await expectUnheard(() => story.manager.get(address), address);
      }
    }
    for (const write of writesOf(story).filter(({ by }) => by === 'manager')) {
      for (const [, name = ''] of write.path.matchAll(/:(\w+)/g)) {
        const ids = { ...OF_LIDERES, finding: 'new-areas', id: 'x', [name]: encodeURIComponent(payload) };
        const address = addressOf(write, ids);
        await expectUnheard(() => senders.send({ ...write, address }), address);
      }
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each(PAYLOADS)('%s in a question of a list, a token or a header changes nothing', async (payload) => {
    const before = await tablesHash(expost);
    const encoded = encodeURIComponent(payload);
    for (const query of [
      'page',
      'pageSize',
      'window',
      'state',
      'order',
      'sort',
      'page[]',
      'page[$ne]',
      'state[0]',
    ]) {
      for (const list of ['/api/initiatives', '/api/outbox', `${story.path}/invitations`]) {
        await expectUnheard(() => story.manager.get(`${list}?${query}=${encoded}`), `${list}?${query}`);
      }
    }
    await expectUnheard(() => story.manager.get(`${story.path}/report?language=${encoded}`), 'language');
    const nobody = await expost.api();
    const header = Buffer.from(payload).toString('latin1');
    const claims: Readonly<Record<string, string>>[] = [
      { authorization: `Bearer ${header}` },
      { cookie: `expost-staff=${encoded}` },
    ];
    for (const headers of claims) {
      await expectUnheard(() => nobody.get('/api/initiatives', headers), JSON.stringify(headers));
    }
    await expectUnheard(() => nobody.get('/answer', { cookie: `expost=${encoded}` }), 'session');
    const [extend] = writesOf(story).filter(({ path }) => path.endsWith('/extend'));
    if (!extend) throw new Error('This write has gone.');
    await expectUnheard(() => senders.send(extend, { headers: { 'if-match': `"${header}"` } }), 'If-Match');
    expect(await tablesHash(expost)).toBe(before);
  });

  it('in several values, lists or objects where one text is asked for is refused', async () => {
    const before = await tablesHash(expost);
    for (const query of [
      'kind=a&kind=b',
      'state=queued&state=sent',
      'page=1&page=2',
      'page[a]=1',
      'kind[]=a',
    ]) {
      await expectUnheard(() => story.manager.get(`/api/outbox?${query}`), query);
    }
    for (const write of writesOf(story).filter(({ by, kind }) => by === 'manager' && kind === 'json')) {
      for (const [name, value] of Object.entries(write.body as object)) {
        if (typeof value !== 'string') continue;
        for (const other of [{ $ne: null }, [value, value], { id: 1 }, { toString: 'x' }]) {
          const body = JSON.stringify({ ...(write.body as object), [name]: other });
          await expectUnheard(() => senders.send(write, { body }), `${write.path} ${name}`);
        }
      }
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each(PAYLOADS)('%s as an answer is an answer', async (payload) => {
    const tec = await enter(expost, await story.linkOf('tec'));
    const { body } = await story.manager.get(`${story.path}/responses/tec`);
    const revision = body.written.remarks?.revision ?? 0;
    expect((await tec.autosave('remarks', { value: payload, revision })).status).toBe(200);
    expect((await story.manager.get(`${story.path}/responses/tec`)).body.answers.remarks).toBe(payload);
  });
});
