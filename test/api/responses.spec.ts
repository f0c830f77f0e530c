import { openExercise, type OpenExercise } from '../support/story.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { tablesHash } from '../support/tables.js';

const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];

describe('the response of an entity over the API', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeEach(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterEach(() => expost.stop());

  const at = (entity: string) => `${story.path}/responses/${entity}`;
  const given = (entity: string) => story.fixture.responses[entity] ?? { answers: {}, cannotAnswer: {} };

  it('stands beside the others in the exercise, silent entities included', async () => {
    await story.manager.put(at('tec'), given('tec'));
    const { status, body, headers } = await story.manager.get(story.path);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body).toMatchObject({ year: 2023, state: 'open', opensOn: '2023-04-03', closesOn: '2023-04-24' });
    expect(
      body.responses.map(({ entity, state, revision }: Record<string, unknown>) => [entity, state, revision]),
    ).toEqual(ENTITIES.map((key) => (key === 'tec' ? [key, 'in-progress', 1] : [key, 'not-opened', 0])));
  });

  it('is entered by staff, comes back as it was sent, and says for ever who entered it', async () => {
    const entered = await story.manager.put(at('cainco'), {
      ...given('cainco'),
      takenBy: 'phone',
      confirmedBy: 'Rosa Example',
    });
    expect([entered.status, entered.headers.get('etag')]).toEqual([200, '"1"']);
    const { body, headers } = await story.manager.get(at('cainco'));
    expect(headers.get('etag')).toBe('"1"');
    expect(body.answers).toEqual(given('cainco').answers);
    expect(body.cannotAnswer).toEqual(given('cainco').cannotAnswer);
    expect(body).toMatchObject({ state: 'in-progress', takenBy: 'phone', confirmedBy: 'Rosa Example' });
    expect(body.written.knowledge_applied).toEqual({
      revision: 1,
      by: 'Test manager',
      at: '2023-04-05T12:00:00.000Z',
    });

    const { knowledge_how: _how, ...rest } = given('cainco').answers;
    await story.manager.put(at('cainco'), { answers: rest }, { 'if-match': '"1"' });
    const later = await story.manager.get(at('cainco'));
    expect(later.body).toMatchObject({ takenBy: 'phone', confirmedBy: 'Rosa Example', revision: 2 });
    expect(later.body.answers).toEqual(rest);
    expect(later.body.written).toMatchObject({ knowledge_how: { revision: 2 }, basis: { revision: 1 } });
  });

  it('is changed only by whoever has read what stands', async () => {
    await story.manager.put(at('tec'), { answers: { remarks: 'First.' } });
    const second = { answers: { remarks: 'Second.' } };
    expect((await story.manager.put(at('tec'), second)).status).toBe(428);
    const stale = await story.manager.put(at('tec'), second, { 'if-match': '"0"' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      type: 'urn:expost:problem:stale',
      current: { revision: 1, answers: { remarks: 'First.' } },
    });
    const taken = await story.manager.put(at('tec'), second, { 'if-match': '"1"' });
    expect([taken.status, taken.body.revision]).toEqual([200, 2]);
    const again = await story.manager.put(at('tec'), second, { 'if-match': '"2"' });
    expect([again.status, again.body.revision]).toEqual([200, 2]);
  });

  it('stores newlines as LF, and an empty text as no answer', async () => {
    await story.manager.put(at('tec'), { answers: { remarks: 'One\r\ntwo\rthree', knowledge_how: '' } });
    const { body } = await story.manager.get(at('tec'));
    expect(body.answers).toEqual({ remarks: 'One\ntwo\nthree' });
  });

  it.each([
    ['a question nobody asked', { answers: { colour: 'blue' } }, 'colour', 'unknown-question'],
    ['a choice that is not offered', { answers: { new_areas: 'maybe' } }, 'new_areas', 'unknown-choice'],
    [
      'a text for a number',
      { answers: { new_exercise: 'yes', new_exercise_year: 'soon' } },
      'new_exercise_year',
      'not-a-number',
    ],
    [
      'the entity itself among the others',
      { answers: { ties_now: { tec: 'occasional' } } },
      'ties_now',
      'unknown-row',
    ],
    [
      'a document that was never uploaded',
      { answers: { documents: ['x'] } },
      'documents',
      'unknown-document',
    ],
    [
      'an answer whose question is hidden',
      { answers: { new_areas: 'no', new_areas_what: 'X' } },
      'new_areas_what',
      'hidden-question',
    ],
    [
      'the other side of the challenge',
      { answers: { challenge_tackled: 'fully' } },
      'challenge_tackled',
      'hidden-question',
    ],
    [
      'an answer and the reason for having none',
      { answers: { basis: ['own-records'] }, cannotAnswer: { basis: 'Lost.' } },
      'basis',
      'both-answered-and-left-out',
    ],
    [
      'a required question left out',
      { answers: {}, cannotAnswer: { new_areas: 'No time.' } },
      'new_areas',
      'required-cannot-be-left-out',
    ],
  ])('refuses %s, names the question and writes nothing', async (_what, body, question, code) => {
    await story.manager.put(at('tec'), { answers: { remarks: 'It stands.' } });
    const before = await tablesHash(expost);
    const refused = await story.manager.put(at('tec'), body, { 'if-match': '"1"' });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({ question, code, pointer: expect.stringContaining(`/${question}`) }),
    );
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each([
    ['a field nobody knows', { answers: {}, state: 'accepted' }],
    ['answers that are a list', { answers: [] }],
    ['no answers at all', { takenBy: 'phone' }],
    ['a reason that is no text', { answers: {}, cannotAnswer: { basis: 7 } }],
  ])('refuses %s as no request of ours', async (_what, body) => {
    const before = await tablesHash(expost);
    expect((await story.manager.put(at('tec'), body)).status).toBe(400);
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each([
    ['an entity of another partnership', 'iadb'],
    ['a prototype', '__proto__'],
  ])('is not there for %s', async (_what, entity) => {
    expect((await story.manager.get(at(entity))).status).toBe(404);
    expect((await story.manager.put(at(entity), { answers: {} })).status).toBe(404);
  });

  it('is not there for readers who write, nor for the years of others', async () => {
    const reader = await expost.api('reader');
    expect((await reader.get(at('tec'))).status).toBe(200);
    expect((await reader.put(at('tec'), { answers: {} })).status).toBe(404);
    expect((await story.manager.get(at('tec').replace('2023', '2022'))).status).toBe(404);
  });

  it('is submitted whole, or says everything that is missing', async () => {
    const incomplete = await story.manager.put(at('tec'), { answers: { new_exercise: 'yes' } });
    expect(incomplete.status).toBe(200);
    const key = { 'idempotency-key': 'tec-1' };
    expect((await story.manager.post(`${at('tec')}/submit`, {})).status).toBe(400);
    const refused = await story.manager.post(`${at('tec')}/submit`, {}, key);
    expect(refused.status).toBe(422);
    const questions = refused.body.errors.map(({ question }: { question: string }) => question);
    expect(questions).toEqual(
      expect.arrayContaining([
        'respondents',
        'joint_work_maintained',
        'own_impact_increased',
        'new_exercise_year',
      ]),
    );
    expect(questions).not.toContain('challenge_tackled');

    await story.manager.put(at('tec'), given('tec'), { 'if-match': '"1"' });
    const stale = await story.manager.post(`${at('tec')}/submit`, {}, { ...key, 'if-match': '"1"' });
    expect(stale.status).toBe(409);
    const submitted = await story.manager.post(`${at('tec')}/submit`, {}, { ...key, 'if-match': '"2"' });
    expect(submitted.status).toBe(200);
    expect(submitted.body).toMatchObject({
      state: 'submitted',
      revision: 3,
      reference: expect.stringMatching(/^LIDERES-2023-TEC-[0-9A-F]{4}$/),
      submittedAt: '2023-04-05T12:00:00.000Z',
    });
    const change = await story.manager.put(at('tec'), { answers: {} }, { 'if-match': '"3"' });
    expect([change.status, change.body.type]).toEqual([409, 'urn:expost:problem:step-not-allowed']);
  });

  it('is read-only from the end of the last day, whether or not anybody has closed the exercise', async () => {
    const { closesAt } = (await story.manager.get(story.path)).body;
    expost.clock.set(closesAt);
    expost.clock.forward(-1);
    expect((await story.manager.put(at('tec'), given('tec'))).status).toBe(200);
    expost.clock.forward(1);
    const late = await story.manager.put(at('tec'), { answers: {} }, { 'if-match': '"1"' });
    expect([late.status, late.body.type]).toEqual([409, 'urn:expost:problem:closed']);
    const submit = await story.manager.post(`${at('tec')}/submit`, {}, { 'idempotency-key': 'late' });
    expect([submit.status, submit.body.type]).toEqual([409, 'urn:expost:problem:closed']);
    expect((await story.manager.get(at('tec'))).body.writable).toBe(false);
  });
});
