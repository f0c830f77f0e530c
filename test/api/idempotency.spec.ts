import { ResponsesService } from '../../src/responses/responses.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { partnerVisitor } from '../support/partner-visitor.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];

describe('the same submission sent again', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    for (const entity of ENTITIES) {
      const { status } = await story.manager.put(
        `${story.path}/responses/${entity}`,
        story.fixture.responses[entity],
      );
      expect(status).toBe(200);
    }
  });
  afterAll(() => expost.stop());

  const submit = (entity: string, key: string, body: unknown = {}) =>
    story.manager.post(`${story.path}/responses/${entity}/submit`, body, { 'idempotency-key': key });
  const submittedLines = async () =>
    (await tables(expost)).history?.filter(({ what }) => what === 'response.submitted').length;

  it.each(ENTITIES)('five times at once and three times later, is one for %s', async (entity) => {
    const before = (await submittedLines()) ?? 0;
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => submit(entity, `key-${entity}`)));
    expost.clock.forward(60_000);
    const later = [];
    for (let time = 0; time < 3; time += 1) later.push(await submit(entity, `key-${entity}`));
    for (const { status, body } of [...atOnce, ...later]) {
      expect(status).toBe(200);
      expect(body).toEqual(atOnce[0]?.body);
    }
    expect(await submittedLines()).toBe(before + 1);
    const { submission, response } = await tables(expost);
    const row = response?.find(({ entity_key }) => entity_key === entity);
    expect(submission?.filter(({ response_id }) => response_id === row?.id)).toHaveLength(1);
    expect(row).toMatchObject({ state: 'submitted', revision: 2 });
  });

  it('a hundred times over: eight requests and one of another body leave one row each', async () => {
    const { initiative, exercise, responses } = story.fixture;
    for (let index = 0; index < 20; index += 1) {
      const path = `/api/initiatives/ICT${500 + index}-21/exercises`;
      await story.manager.post('/api/initiatives', { ...initiative, code: `ICT${500 + index}-21` });
      await story.manager.post(path, exercise);
      expect((await story.manager.post(`${path}/${exercise.year}/open`)).status).toBe(200);
      await Promise.all(
        ENTITIES.map(async (entity) => {
          const address = `${path}/${exercise.year}/responses/${entity}`;
          expect((await story.manager.put(address, responses[entity])).status).toBe(200);
          const send = (body: unknown = {}) =>
            story.manager.post(`${address}/submit`, body, { 'idempotency-key': 'one-key' });
          const answers = await Promise.all(Array.from({ length: 5 }, () => send()));
          for (let time = 0; time < 3; time += 1) answers.push(await send());
          const other = await send({ revision: 1 });
          expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
          expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
          expect([other.status, other.body.type]).toEqual([409, 'urn:expost:problem:key-reused']);
        }),
      );
    }
    const { submission, history, response } = await tables(expost);
    const ofKey = submission?.filter(({ key }) => key === 'one-key') ?? [];
    expect(ofKey).toHaveLength(100);
    expect(new Set(ofKey.map(({ response_id: id }) => id)).size).toBe(100);
    for (const { response_id: id } of ofKey) {
      expect(
        history?.filter(({ what, subject }) => what === 'response.submitted' && subject === id),
      ).toHaveLength(1);
      expect(response?.find((row) => row.id === id)).toMatchObject({ state: 'submitted', revision: 2 });
    }
  }, 120_000);

  it('under the same key with another body is refused, and changes nothing', async () => {
    const other = await submit('tec', 'key-tec', { revision: 1 });
    expect([other.status, other.body.type]).toEqual([409, 'urn:expost:problem:key-reused']);
    const { body } = await story.manager.get(`${story.path}/responses/tec`);
    expect(body).toMatchObject({ state: 'submitted', revision: 2 });
  });

  it('under another key finds the response submitted already', async () => {
    const { status, body } = await submit('tec', 'another');
    expect([status, body.type]).toEqual([409, 'urn:expost:problem:step-not-allowed']);
  });

  it('takes a new key once there is something to submit again', async () => {
    const address = `${story.path}/responses/tec`;
    const questions = [{ question: 'remarks', remark: 'Is that all?' }];
    expect((await story.manager.post(`${address}/return`, { questions })).status).toBe(200);
    expect((await submit('tec', 'key-tec')).body.type).toBe('urn:expost:problem:key-reused');
    expect((await submit('tec', 'key-tec-2')).status).toBe(200);
  });

  it.each([[''], ['with space'], ['ñ'], ['x'.repeat(101)]])(
    'has a key that can be one: not "%s"',
    async (key) => {
      const headers: Record<string, string> = key === '' ? {} : { 'idempotency-key': encodeURI(key) };
      if (key.includes(' ')) headers['idempotency-key'] = key;
      if (key === 'ñ') headers['idempotency-key'] = Buffer.from('ñ').toString('latin1');
      const answer = await story.manager.post(`${story.path}/responses/tec/submit`, {}, headers);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:expost:problem:invalid-request']);
    },
  );

  it('by the form is one too, and two colleagues who press at once have both submitted', async () => {
    const responses = expost.get(ResponsesService);
    const visitor = await partnerVisitor(expost, 'ashoka');
    expect(await responses.reopen(visitor)).toBe(true);
    const { revision } = await responses.load(visitor.exerciseId, 'ashoka');
    const outcomes = await Promise.all(
      ['a', 'a', 'a', 'b', 'b'].map((idempotencyKey) =>
        responses.submit(visitor, { idempotencyKey, revision }),
      ),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ kind: 'submitted', revision: revision + 1 });
  });
});
