import { aguaClara, open } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

describe('exercises over HTTP', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let evaluator: ApiClient;
  let count = 0;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
    evaluator = await expost.api('evaluator');
  });
  afterAll(() => expost.stop());
  beforeEach(() => expost.clock.set(aguaClara.now));

  /** Creates an initiative of its own for a test; answers the address of its exercises. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function initiative(change: (document: any) => void = () => undefined): Promise<string> {
    const document = aguaClara.document();
    document.code = `ICT5${String((count += 1)).padStart(2, '0')}-22`;
    change(document);
    expect((await manager.post('/api/initiatives', document)).status).toBe(201);
    return `/api/initiatives/${document.code}/exercises`;
  }

  const list = async (exercises: string) => (await evaluator.get(exercises)).body.items;

  it('plans the next exercise, which closes at the end of its last day in its zone', async () => {
    const exercises = await initiative();
    const planned = await manager.post(exercises, aguaClara.plan());
    expect(planned).toMatchObject({
      status: 201,
      body: {
        year: 2024,
        number: 1,
        state: 'planned',
        questionnaire: 'joint-ex-post/v1',
        // Tegucigalpa is six hours behind.
        closesAt: '2024-05-28T06:00:00.000Z',
        partnership: null,
        revision: 1,
      },
    });
    expect(planned.headers.get('location')).toBe(`${exercises}/2024`);
    const again = await manager.post(exercises, aguaClara.plan());
    expect(again).toMatchObject({ status: 409, body: { errors: [{ pointer: '/year' }] } });
    const next = await manager.post(exercises, { ...aguaClara.plan(), year: 2026 });
    expect(next.body).toMatchObject({ year: 2026, number: 2 });
  });

  it.each([
    ['a year that is text', { year: '2024' }, '/year'],
    ['no such questionnaire', { questionnaire: 'joint-ex-post/v99' }, '/questionnaire'],
    ['a questionnaire by path', { questionnaire: '../../package' }, '/questionnaire'],
    ['a day that does not exist', { closesOn: '2024-06-31' }, '/closesOn'],
    ['a closing before the opening', { closesOn: '2024-05-05' }, '/closesOn'],
    ['an offset for a zone', { timeZone: '-06:00' }, '/timeZone'],
    ['an unknown field', { state: 'open' }, '/state'],
  ])('refuses a plan with %s', async (_what, change, pointer) => {
    const exercises = await initiative();
    const { status, body } = await manager.post(exercises, { ...aguaClara.plan(), ...change });
    expect(status).toBe(400);
    expect(body.errors.map((place: { pointer: string }) => place.pointer)).toEqual([pointer]);
    expect(await list(exercises)).toEqual([]);
  });

  it('opens with a copy of the partnership that later changes leave alone', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    const opened = await manager.post(`${exercises}/2024/open`);
    expect(opened).toMatchObject({ status: 200, body: { state: 'open', revision: 2 } });
    const { entities, challenge, sdgTargets } = opened.body.partnership;
    expect(entities.map(({ key }: { key: string }) => key)).toEqual(['yojoa', 'cuencas', 'tejo']);
    expect(entities[0]).not.toHaveProperty('contacts');
    expect({ challenge, sdgTargets }).toEqual({
      challenge: aguaClara.document().challenge,
      sdgTargets: aguaClara.document().sdgTargets,
    });
    const again = await manager.post(`${exercises}/2024/open`);
    expect(again).toMatchObject({ status: 409, body: { type: 'urn:expost:problem:step-not-allowed' } });
  });

  it('names everything that is missing to open', async () => {
    const exercises = await initiative((document) => {
      for (const entity of document.entities) entity.role = 'other';
      document.entities[1].contacts = [];
      delete document.entities[2].contacts;
    });
    await manager.post(exercises, { ...aguaClara.plan(), opensOn: '2024-04-01', closesOn: '2024-04-30' });
    const { status, body } = await manager.post(`${exercises}/2024/open`);
    expect(status).toBe(409);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/entities',
      '/entities',
      '/entities/1/contacts',
      '/entities/2/contacts',
      '/closesOn',
    ]);
    expect(await list(exercises)).toMatchObject([{ state: 'planned', revision: 1 }]);
  });

  it('closes, and opens again by giving more time with a reason', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    await manager.post(`${exercises}/2024/open`);
    expect((await manager.post(`${exercises}/2024/close`)).body).toMatchObject({
      state: 'closed',
      revision: 3,
    });
    const extend = (body: object) => manager.post(`${exercises}/2024/extend`, body);
    expect(await extend({ closesOn: '2024-06-10' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/reason' }] },
    });
    expect(await extend({ closesOn: '2024-05-07', reason: 'Asked for' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/closesOn' }] },
    });
    const extended = await extend({ closesOn: '2024-06-10', reason: 'Two entities asked for it' });
    expect(extended.body).toMatchObject({
      state: 'open',
      closesOn: '2024-06-10',
      closesAt: '2024-06-11T06:00:00.000Z',
    });
    const shorter = await extend({ closesOn: '2024-06-09', reason: 'Mistaken' });
    expect(shorter).toMatchObject({ status: 400, body: { errors: [{ pointer: '/closesOn' }] } });
  });

  it('frees its year when it is cancelled, and is found until another takes the year', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    await manager.post(`${exercises}/2024/open`);
    expect((await manager.post(`${exercises}/2024/cancel`, {})).status).toBe(400);
    const cancelled = await manager.post(`${exercises}/2024/cancel`, { reason: 'Planned too early' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', number: 1 });
    const dead = await manager.post(`${exercises}/2024/open`);
    expect(dead).toMatchObject({ status: 409, body: { errors: [{ pointer: '/state' }] } });
    expect((await manager.post(exercises, aguaClara.plan())).body).toMatchObject({
      state: 'planned',
      number: 2,
    });
    expect((await manager.post(`${exercises}/2024/open`)).body).toMatchObject({ state: 'open', number: 2 });
    expect(await list(exercises)).toMatchObject([{ state: 'cancelled' }, { state: 'open' }]);
  });

  it('skips a year with a reason, and is planned for the next one on the same days', async () => {
    const exercises = await initiative();
    await manager.post(exercises, { ...aguaClara.plan(), opensOn: '2024-05-07', closesOn: '2024-05-28' });
    expect((await manager.post(`${exercises}/2024/skip`, {})).status).toBe(400);
    const skipped = await manager.post(`${exercises}/2024/skip`, {
      reason: 'Elections in all three countries',
    });
    expect(skipped.body).toMatchObject({
      state: 'cancelled',
      number: 1,
      skippedWhy: 'Elections in all three countries',
    });
    expect(await list(exercises)).toMatchObject([
      { year: 2024, state: 'cancelled' },
      {
        year: 2025,
        number: 2,
        state: 'planned',
        opensOn: '2025-05-07',
        closesOn: '2025-05-28',
        skippedWhy: null,
      },
    ]);
    expect((await manager.post(`${exercises}/2024/skip`, { reason: 'Again' })).status).toBe(409);
  });

  it('plans no second one where the next year has one, and skips none that is open', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    await manager.post(exercises, {
      ...aguaClara.plan(),
      year: 2025,
      opensOn: '2025-06-03',
      closesOn: '2025-06-24',
    });
    expect((await manager.post(`${exercises}/2024/skip`, { reason: 'Too soon' })).status).toBe(200);
    expect(await list(exercises)).toMatchObject([{ state: 'cancelled' }, { opensOn: '2025-06-03' }]);
    const { exercise } = await open(manager, { code: `ICT7${(count += 1)}-22` });
    expect((await manager.post(`${exercise}/skip`, { reason: 'Too late' })).status).toBe(409);
  });

  it('heeds If-Match where it is sent', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    const stale = await manager.post(`${exercises}/2024/open`, undefined, { 'if-match': '"7"' });
    expect(stale).toMatchObject({
      status: 409,
      body: { type: 'urn:expost:problem:stale', current: { state: 'planned', revision: 1 } },
    });
    expect((await manager.post(`${exercises}/2024/open`, undefined, { 'if-match': 'W/"1"' })).status).toBe(
      200,
    );
  });

  it('takes a step asked for five times at once exactly once', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    const steps = Array.from({ length: 5 }, () => manager.post(`${exercises}/2024/open`));
    const statuses = (await Promise.all(steps)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it.each(['2025', '24', 'x', '2024%20'])('finds no exercise %s', async (year) => {
    const { exercise } = await open(manager, { code: `ICT7${(count += 1)}-22` });
    expect((await manager.post(`${exercise.replace(/\d+$/, year)}/close`)).status).toBe(404);
  });

  it('refuses a body where a step takes none', async () => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    expect((await manager.post(`${exercises}/2024/open`, { state: 'published' })).status).toBe(400);
  });

  it.each(['open', 'close', 'extend', 'cancel', 'skip'])('leaves the step %s to managers', async (step) => {
    const exercises = await initiative();
    await manager.post(exercises, aguaClara.plan());
    expect((await evaluator.post(`${exercises}/2024/${step}`, { reason: 'x' })).status).toBe(404);
  });
});
