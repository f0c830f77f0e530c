import type { ApiClient } from '../support/api-client.js';
import { ResponsesService } from '../../src/responses/responses.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { partnerVisitor } from '../support/partner-visitor.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

const questions = [
  { question: 'knowledge_applied', remark: 'In which of your services?' },
  { question: 'remarks', remark: 'Is that all?' },
];

describe('the review of responses', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let evaluator: ApiClient;
  beforeEach(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    evaluator = await expost.api('evaluator');
    await story.submit(['tec']);
  });
  afterEach(() => expost.stop());

  const at = (entity: string) => `${story.path}/responses/${entity}`;
  const read = async (entity = 'tec') => (await story.manager.get(at(entity))).body;
  const change = (question: string, value: string, revision: number) => ({
    question,
    value,
    cannotAnswer: null,
    revision,
  });

  it('accepts what was submitted, once, and nothing that was not', async () => {
    expect((await evaluator.post(`${at('cainco')}/accept`)).status).toBe(409);
    const accepted = await evaluator.post(`${at('tec')}/accept`);
    expect(accepted.body).toEqual({ entity: 'tec', state: 'accepted', revision: 3 });
    expect(await read()).toMatchObject({ state: 'accepted', acceptedAt: '2023-04-05T12:00:00.000Z' });
    const again = await evaluator.post(`${at('tec')}/accept`);
    expect([again.status, again.body.type]).toEqual([409, 'urn:expost:problem:step-not-allowed']);
  });

  it('heeds the revision it was made for, where the request says it', async () => {
    const stale = await evaluator.post(`${at('tec')}/accept`, undefined, { 'if-match': '"1"' });
    expect([stale.status, stale.body.current]).toEqual([409, { state: 'submitted', revision: 2 }]);
    expect((await evaluator.post(`${at('tec')}/accept`, undefined, { 'if-match': '"2"' })).status).toBe(200);
  });

  it('is the work of evaluators', async () => {
    const reader = await expost.api('reader');
    expect((await reader.post(`${at('tec')}/accept`)).status).toBe(404);
    expect((await reader.post(`${at('tec')}/return`, { questions })).status).toBe(404);
    expect((await read()).state).toBe('submitted');
  });

  it('returns single answers, and with them those they reveal', async () => {
    const returned = await evaluator.post(`${at('tec')}/return`, { questions });
    expect(returned.body).toEqual({ entity: 'tec', state: 'returned', revision: 3 });
    const body = await read();
    expect(body).toMatchObject({ state: 'returned', remarks: questions, writable: true });
    expect(body.returnedQuestions).toEqual([
      'knowledge_applied',
      'knowledge_where',
      'knowledge_how',
      'why_not_applied',
      'prominence_gained',
      'spaces_with_more_actors',
      'remarks',
    ]);
  });

  it.each([
    ['no question', []],
    ['a question nobody asked', [{ question: 'colour', remark: 'Which?' }]],
    ['one that this entity is not shown', [{ question: 'challenge_tackled', remark: 'Why?' }]],
    ['one that its answers hide', [{ question: 'why_stopped', remark: 'Why?' }]],
    ['the same twice', [questions[0], questions[0]]],
    ['one without a remark', [{ question: 'remarks', remark: ' ' }]],
  ])('does not return %s', async (_what, wrong) => {
    await expost.jobsDone();
    const before = await tablesHash(expost);
    expect((await evaluator.post(`${at('tec')}/return`, { questions: wrong })).status).toBe(400);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('opens only the returned questions to the entity, also after closing, until they are submitted', async () => {
    const responses = expost.get(ResponsesService);
    const visitor = await partnerVisitor(expost, 'tec');
    expect(await responses.saveAnswers(visitor, [change('remarks', 'Late.', 0)])).toEqual({ kind: 'closed' });
    await evaluator.post(`${at('tec')}/return`, { questions });
    await story.manager.post(`${story.path}/close`);
    const basis = { ...change('basis', '', 1), value: ['own-records'] };
    expect(await responses.saveAnswers(visitor, [basis])).toEqual({ kind: 'closed' });
    const saved = await responses.saveAnswers(visitor, [change('remarks', 'That is all.', 0)]);
    expect(saved).toMatchObject({ kind: 'saved', responseRevision: 4 });
    expect((await read()).state).toBe('returned');
    const entered = await evaluator.put(at('tec'), { answers: {} }, { 'if-match': '"4"' });
    expect(entered.status).toBe(409);
    expect(entered.body.errors).toContainEqual(expect.objectContaining({ question: 'respondents' }));
    const submitted = await responses.submit(visitor, { idempotencyKey: 'again', revision: 4 });
    expect(submitted).toMatchObject({ kind: 'submitted', revision: 5 });
    expect(await read()).toMatchObject({ state: 'submitted', remarks: [], returnedQuestions: [] });
    expect((await evaluator.post(`${at('tec')}/accept`)).status).toBe(200);
  });

  it('lets go of answers that a returned one has hidden, and of no others', async () => {
    const responses = expost.get(ResponsesService);
    const visitor = await partnerVisitor(expost, 'tec');
    await evaluator.post(`${at('tec')}/return`, { questions });
    const before = await read();
    const { revision } = before.written.knowledge_applied;
    await responses.saveAnswers(visitor, [change('knowledge_applied', 'no', revision)]);
    expect((await read()).answers.knowledge_how).toBe(before.answers.knowledge_how);
    await responses.submit(visitor, { idempotencyKey: 'again', revision: 4 });
    const { answers } = await read();
    const gone = Object.keys(before.answers).filter((question) => !Object.hasOwn(answers, question));
    expect(gone.sort()).toEqual([
      'knowledge_how',
      'knowledge_where',
      'prominence_gained',
      'spaces_with_more_actors',
    ]);
  });

  it('accepts a returned response as it stands', async () => {
    await evaluator.post(`${at('tec')}/return`, { questions });
    expect((await evaluator.post(`${at('tec')}/accept`)).body.state).toBe('accepted');
  });

  it('tells everybody of the entity by one mail per return', async () => {
    for (const round of [1, 2]) {
      await evaluator.post(`${at('tec')}/return`, { questions });
      await expost.jobsDone();
      const { body } = await story.manager.get('/api/outbox?pageSize=100');
      const returned = body.items.filter(({ kind }: { kind: string }) => kind === 'returned');
      expect(returned).toHaveLength(round);
      await story.manager.post(`${at('tec')}/submit`, {}, { 'idempotency-key': `round-${round}` });
    }
  });
});

describe('the coding of own words', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['tec']);
  });
  afterAll(() => expost.stop());

  const words = { entity: 'tec', question: 'enabling_factors_own', index: 0 };
  const code = (body: object, headers = {}) => story.manager.put(`${story.path}/codings`, body, headers);

  it('places them in the catalogue, the same again changing nothing', async () => {
    const coded = await code({ ...words, codes: ['study-visits'] });
    expect([coded.status, coded.body.codes]).toEqual([200, ['study-visits']]);
    const before = await tablesHash(expost);
    expect((await code({ ...words, codes: ['study-visits'] })).status).toBe(200);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('is changed by whoever has seen what stands', async () => {
    const other = { ...words, codes: ['trust'] };
    expect((await code(other)).status).toBe(428);
    const stale = await code(other, { 'if-match': '"1.trust"' });
    expect([stale.status, stale.body.current.codes]).toEqual([409, ['study-visits']]);
    const { body } = await story.manager.get(`${story.path}/codings`);
    const changed = await code(other, { 'if-match': `"${body.codings[0].tag}"` });
    expect([changed.status, changed.body.codes]).toEqual([200, ['trust']]);
  });

  it('makes new codes, which follow the catalogue in the order in which they were made', async () => {
    const { body: before } = await story.manager.get(`${story.path}/codings`);
    const newCodes = [
      {
        code: 'mutual-visits',
        name: { en: 'Visits in every direction', es: 'Visitas en todas las direcciones' },
      },
      { code: 'alumni', name: { en: 'Alumni' } },
    ];
    const coded = await code(
      { ...words, codes: ['mutual-visits', 'alumni'], newCodes },
      { 'if-match': `"${before.codings[0].tag}"` },
    );
    expect(coded.status).toBe(200);
    const { body } = await story.manager.get(`${story.path}/codings`);
    expect(body.ownCodes.map(({ code: own }: { code: string }) => own)).toEqual(['mutual-visits', 'alumni']);
    const { history } = await tables(expost);
    expect(
      JSON.parse(String(history?.filter(({ what }) => what === 'words.coded').at(-1)?.details)),
    ).toMatchObject({ made: ['mutual-visits', 'alumni'] });
    const trust = { code: 'trust', name: { en: 'Trust' } };
    const taken = await code({ ...words, codes: ['trust'], newCodes: [trust] });
    expect([taken.status, taken.body.type]).toEqual([409, 'urn:expost:problem:already-exists']);
    const unused = await code({
      ...words,
      codes: ['trust'],
      newCodes: [{ code: 'luck', name: { en: 'Luck' } }],
    });
    expect([unused.status, unused.body.errors[0].pointer]).toEqual([400, '/newCodes/0/code']);
  });

  it.each([
    ['a code of no catalogue', { ...words, codes: ['luck'] }, 400],
    ['a code of another catalogue', { ...words, codes: ['staff-turnover'] }, 400],
    ['words that were not written', { ...words, index: 3, codes: ['trust'] }, 400],
    ['a question that holds no own words', { ...words, question: 'remarks', codes: ['trust'] }, 400],
    ['a response that nobody has submitted', { ...words, entity: 'cainco', codes: ['trust'] }, 409],
    ['an entity of nowhere', { ...words, entity: 'nobody', codes: ['trust'] }, 404],
  ])('refuses %s', async (_what, body, expected) => {
    const before = await tablesHash(expost);
    expect((await code(body)).status).toBe(expected);
    expect(await tablesHash(expost)).toBe(before);
  });
});
