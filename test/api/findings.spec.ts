import type { ApiClient } from '../support/api-client.js';
import type { FixtureName } from '../fixtures/fixtures.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';

interface Named {
  readonly finding: string;
}

/** An exercise whose answers stand and are accepted. */
async function accepted(name: FixtureName, now: string): Promise<[RunningExpost, OpenExercise]> {
  const expost = await startTestExpost({ now });
  const story = await openExercise(expost, name);
  await story.submit();
  await story.accept();
  return [expost, story];
}

const findingOf = async (story: OpenExercise, name: string) => {
  const { body } = await story.manager.get(`${story.path}/findings`);
  return body.find(({ finding }: Named) => finding === name);
};

describe('the findings of LIDERES', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let evaluator: ApiClient;
  beforeEach(async () => {
    [expost, story] = await accepted('lideres-2023', '2023-04-05T12:00:00.000Z');
    evaluator = await expost.api('evaluator');
  });
  afterEach(() => expost.stop());

  const of = (name: string) => findingOf(story, name);
  const step = (name: string, body?: unknown) => evaluator.post(`${story.path}/${name}`, body);

  it('come whole, in the order of the rules, worded in four languages, to whoever may read', async () => {
    const reader = await expost.api('reader');
    const { status, body } = await reader.get(`${story.path}/findings`);
    expect(status).toBe(200);
    expect(body.map(({ finding }: Named) => finding)).toEqual([
      'starting-point',
      'partnership-now',
      'joint-work-maintained',
      'new-areas',
      'opened-to-others',
      'knowledge-applied',
      'prominence-gained',
      'spaces-with-more-actors',
      'beneficiaries-involved',
      'work-with-beneficiaries-continued',
      'beneficiaries-applied',
      'challenge-tackled',
      'challenge-quality',
      'own-impact-increased',
      'actions-beyond-plan',
      'negative-effects',
      'sdg-contribution',
      'enabling-factors',
      'hindering-factors',
      'future-perspectives',
      'new-exercise',
    ]);
    const applied = body.find(({ finding }: Named) => finding === 'knowledge-applied');
    expect(applied).toMatchObject({ quantifier: 'all', state: 'draft', edited: null });
    expect(Object.keys(applied.wording).sort()).toEqual(['en', 'es', 'fr', 'pt']);
    expect(new Set(Object.values(applied.wording)).size).toBe(4);
  });

  it('count accepted answers only: what is returned is without answer until it is accepted again', async () => {
    const questions = [{ question: 'knowledge_applied', remark: 'Where?' }];
    await evaluator.post(`${story.path}/responses/cainco/return`, { questions });
    expect(await of('knowledge-applied')).toMatchObject({ quantifier: 'most', withoutAnswer: ['cainco'] });
    await evaluator.post(`${story.path}/responses/cainco/accept`);
    expect(await of('knowledge-applied')).toMatchObject({ quantifier: 'all', withoutAnswer: [] });
  });

  it('count own words as soon as they are coded, and no longer once the words have changed', async () => {
    const before = await of('enabling-factors');
    const [own] = before.uncoded;
    expect(own).toBeDefined();
    await evaluator.put(`${story.path}/codings`, {
      entity: own.entity,
      question: 'enabling_factors_own',
      index: own.index,
      codes: ['visibility'],
    });
    const coded = await of('enabling-factors');
    expect(coded.uncoded).toHaveLength(before.uncoded.length - 1);
    expect(coded.ranked).toContainEqual(
      expect.objectContaining({ code: 'visibility', support: expect.arrayContaining([own.entity]) }),
    );
    const questions = [{ question: 'enabling_factors_own', remark: 'What do you mean?' }];
    const address = `${story.path}/responses/${own.entity}`;
    const { body: returned } = await evaluator.post(`${address}/return`, { questions });
    const answers = {
      ...story.fixture.responses[own.entity]?.answers,
      enabling_factors_own: [{ text: 'Something else.' }],
    };
    const put = await evaluator.put(address, { answers }, { 'if-match': `"${returned.revision}"` });
    expect(put.status).toBe(200);
    await evaluator.post(`${address}/accept`);
    expect((await of('enabling-factors')).uncoded).toContainEqual(
      expect.objectContaining({ entity: own.entity, text: 'Something else.' }),
    );
  });

  it('are worded by evaluators for the facts they have read', async () => {
    const { factsHash } = await of('knowledge-applied');
    const address = `${story.path}/findings/knowledge-applied`;
    const edit = { wording: { es: 'Las cinco entidades aplican lo aprendido.' }, reason: 'Plainer.' };
    expect((await evaluator.patch(address, edit)).status).toBe(428);
    const stale = await evaluator.patch(address, edit, { 'if-match': '"0000"' });
    expect([stale.status, stale.body.current.factsHash]).toEqual([409, factsHash]);
    const worded = await evaluator.patch(address, edit, { 'if-match': `"${factsHash}"` });
    expect(worded.status).toBe(200);
    expect(worded.body.edited.es).toEqual({
      text: edit.wording.es,
      by: 'Test evaluator',
      at: '2023-04-05T12:00:00.000Z',
      reason: 'Plainer.',
      stale: false,
    });

    const questions = [{ question: 'knowledge_applied', remark: 'Sure?' }];
    await evaluator.post(`${story.path}/responses/tec/return`, { questions });
    expect((await of('knowledge-applied')).edited.es.stale).toBe(true);
    await evaluator.post(`${story.path}/responses/tec/accept`);
    expect((await of('knowledge-applied')).edited.es.stale).toBe(false);
  });

  it.each([
    ['no reason', { wording: { es: 'Otra.' } }, 400],
    ['no language', { wording: {}, reason: 'Why.' }, 400],
    ['facts', { wording: { es: 'Otra.' }, reason: 'Why.', quantifier: 'all' }, 400],
  ])('are not worded with %s', async (_what, body, expected) => {
    const { factsHash } = await of('new-areas');
    const before = await tablesHash(expost);
    const address = `${story.path}/findings/new-areas`;
    expect((await evaluator.patch(address, body, { 'if-match': `"${factsHash}"` })).status).toBe(expected);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('freeze when validation starts, which needs the exercise closed and nothing waiting for review', async () => {
    expect((await step('validate')).status).toBe(409);
    const questions = [{ question: 'remarks', remark: 'Is that all?' }];
    await evaluator.post(`${story.path}/responses/tec/return`, { questions });
    await story.manager.post(`${story.path}/close`);
    const waiting = await step('validate');
    expect([waiting.status, waiting.body.errors]).toEqual([
      409,
      [{ pointer: '/responses/tec', detail: 'The response of tec is returned' }],
    ]);
    await evaluator.post(`${story.path}/responses/tec/accept`);
    const drafted = await of('knowledge-applied');
    expect((await step('validate')).body.state).toBe('in-validation');
    expect(await of('knowledge-applied')).toEqual({ ...drafted, state: 'with-partners' });

    for (const request of [
      evaluator.post(`${story.path}/responses/tec/return`, { questions }),
      evaluator.put(`${story.path}/codings`, { ...story.fixture.codings[0] }),
      evaluator.put(`${story.path}/ties/cainco/tec`, { when: 'now', counts: true, reason: 'Why.' }),
    ]) {
      expect((await request).body.type).toBe('urn:expost:problem:step-not-allowed');
    }
    expect((await step('back-to-closed')).status).toBe(400);
    expect((await step('back-to-closed', { reason: 'One answer was wrong.' })).body.state).toBe('closed');
    expect((await of('knowledge-applied')).state).toBe('draft');
  });

  it('end with a decision on the new exercise, with a reason where it differs from the proposal', async () => {
    const decide = (body: object, headers = {}) => evaluator.put(`${story.path}/decision`, body, headers);
    expect((await of('new-exercise')).decision).toEqual({ planned: true, year: 2024 });
    const other = await decide({ planned: true, year: 2025 });
    expect([other.status, other.body.errors[0].pointer]).toEqual([400, '/reason']);
    expect((await decide({ planned: true, year: null })).status).toBe(400);
    expect((await decide({ planned: true, year: 2023, reason: 'Soon.' })).status).toBe(400);
    expect((await decide({ planned: true, year: 2029, reason: 'Later.' })).status).toBe(400);
    const dropped = await decide({ planned: false, year: 2025, reason: 'No.' });
    expect([dropped.status, dropped.body.errors[0].pointer]).toEqual([400, '/year']);
    const decided = await decide({ planned: true, year: 2024 });
    expect(decided.body.decision).toMatchObject({ planned: true, year: 2024, by: 'Test evaluator' });
    const changed = { planned: false, year: null, reason: 'The money is spent.' };
    expect((await decide(changed)).status).toBe(428);
    expect((await decide(changed, { 'if-match': '"1"' })).status).toBe(409);
    const tag = `"${decided.body.revision}"`;
    const years = [2025, 2026, 2027, 2028];
    const rivals = years.map((year) => decide({ planned: true, year, reason: 'Mine.' }, { 'if-match': tag }));
    const told = await Promise.all(rivals);
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const won = told.find(({ status }) => status === 200)?.body;
    expect((await story.manager.get(story.path)).body.decision).toEqual(won.decision);
    expect((await decide(changed, { 'if-match': `"${won.revision}"` })).body.decision).toMatchObject(changed);
  });
});

describe('the ties of nine entities', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    [expost, story] = await accepted('nine-entities', '2024-11-10T12:00:00.000Z');
  });
  afterAll(() => expost.stop());

  const settle = (pair: string, body: object, headers = {}) =>
    story.manager.put(`${story.path}/ties/${pair}`, body, headers);
  const raised = async () =>
    (await story.manager.get(`${story.path}/raised`)).body.items.filter(
      ({ kind, when }: Record<string, string>) => kind === 'one-sided-tie' && when === 'now',
    );
  const now = async () => (await findingOf(story, 'partnership-now')).partnershipNow;

  it('are raised in review where one side only claims them', async () => {
    expect((await raised()).map(({ pair }: { pair: unknown }) => pair)).toContainEqual(['agrocol', 'huelva']);
    expect((await now()).oneSided).toContainEqual(['agrocol', 'huelva']);
  });

  it.each([
    ['a tie both sides claim', 'coban/agrocol', 409],
    ['a pair nobody claims', 'apia/quebec', 409],
    ['an entity with itself', 'coban/coban', 404],
    ['an entity of nowhere', 'coban/nobody', 404],
  ])('are not settled for %s', async (_what, pair, expected) => {
    const before = await tablesHash(expost);
    expect((await settle(pair, { when: 'now', counts: true, reason: 'Why.' })).status).toBe(expected);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('count, once an evaluator has said so in writing', async () => {
    expect((await settle('huelva/agrocol', { when: 'now', counts: true })).status).toBe(400);
    const reason = 'Both confirmed it by telephone.';
    const settled = await settle('huelva/agrocol', { when: 'now', counts: true, reason });
    expect(settled.body).toMatchObject({ when: 'now', pair: ['agrocol', 'huelva'], counts: true, reason });
    expect((await now()).ties).toContainEqual(['agrocol', 'huelva']);
    expect(await raised()).not.toContainEqual(expect.objectContaining({ pair: ['agrocol', 'huelva'] }));

    const other = { when: 'now', counts: false, reason: 'Only an invitation to a fair.' };
    expect((await settle('agrocol/huelva', other)).status).toBe(428);
    expect((await settle('agrocol/huelva', other, { 'if-match': '"older"' })).status).toBe(409);
    expect((await settle('agrocol/huelva', other, { 'if-match': `"${settled.body.tag}"` })).status).toBe(200);
    expect((await now()).oneSided).toContainEqual(['agrocol', 'huelva']);
  });
});
