import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { SaveOutcome } from '../../src/responses/response.js';
import { ResponsesService } from '../../src/responses/responses.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { partnerVisitor } from '../support/partner-visitor.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const ROUNDS = 20;
const PEOPLE = 50;

describe('many people on one response', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let responses: ResponsesService;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    responses = expost.get(ResponsesService);
  });
  afterAll(() => expost.stop());

  const counted = (outcomes: readonly SaveOutcome[], kind: SaveOutcome['kind']) =>
    outcomes.filter((outcome) => outcome.kind === kind).length;

  it('who write one answer from the same revision: one is stored, the others see its text', async () => {
    const visitor = await partnerVisitor(expost, 'tec');
    for (let revision = 0; revision < ROUNDS; revision += 1) {
      const outcomes = await Promise.all(
        Array.from({ length: PEOPLE }, (_, person) =>
          responses.saveAnswers(visitor, [
            { question: 'knowledge_how', value: `${revision}/${person}`, cannotAnswer: null, revision },
          ]),
        ),
      );
      expect([counted(outcomes, 'saved'), counted(outcomes, 'conflict')]).toEqual([1, PEOPLE - 1]);
      const { answers } = await responses.load(visitor.exerciseId, 'tec');
      const stands = answers.get('knowledge_how');
      expect(stands?.revision).toBe(revision + 1);
      for (const outcome of outcomes) {
        if (outcome.kind === 'conflict') expect(outcome.current).toEqual([stands]);
      }
    }
    const { answer, answer_revision: earlier } = await tables(expost);
    const kept = [...(earlier ?? []), ...(answer ?? [])].filter(
      ({ question }) => question === 'knowledge_how',
    );
    expect(kept.map(({ revision }) => revision)).toEqual(
      Array.from({ length: ROUNDS }, (_, index) => index + 1),
    );
  });

  it('who write different answers never stand in one another’s way', async () => {
    const visitor = await partnerVisitor(expost, 'cainco');
    const questions = ['knowledge_how', 'new_areas_what', 'remarks', 'other_influences', 'opened_to_whom'];
    const outcomes = await Promise.all(
      questions.map((question) =>
        responses.saveAnswers(visitor, [{ question, value: question, cannotAnswer: null, revision: 0 }]),
      ),
    );
    expect(counted(outcomes, 'saved')).toBe(questions.length);
    const view = await responses.load(visitor.exerciseId, 'cainco');
    expect(view.revision).toBe(questions.length);
    for (const question of questions) expect(view.answers.get(question)?.value).toBe(question);
  });

  it('whose answer is sent again as it stands keep their revision, whatever they had read', async () => {
    const visitor = await partnerVisitor(expost, 'ashoka');
    const change = { question: 'remarks', value: 'Twice.', cannotAnswer: null, revision: 0 };
    const first = await responses.saveAnswers(visitor, [change]);
    const second = await responses.saveAnswers(visitor, [change]);
    expect(second).toEqual(first);
    const { revision } = await responses.load(visitor.exerciseId, 'ashoka');
    expect(revision).toBe(1);
  });

  it('whose section holds one stale answer store nothing of it', async () => {
    const visitor = await partnerVisitor(expost, 'carolina');
    const save = (question: string, value: string, revision: number) => ({
      question,
      value,
      cannotAnswer: null,
      revision,
    });
    await responses.saveAnswers(visitor, [save('remarks', 'A colleague was here.', 0)]);
    const outcome = await responses.saveAnswers(visitor, [
      save('other_influences', 'Mine.', 0),
      save('remarks', 'Mine too.', 0),
    ]);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      current: [{ question: 'remarks', value: 'A colleague was here.', revision: 1 }],
    });
    const view = await responses.load(visitor.exerciseId, 'carolina');
    expect([...view.answers.keys()]).toEqual(['remarks']);
  });

  it('who enter it over the API: the revision counts those who were told 200', async () => {
    const address = `${story.path}/responses/cantabria`;
    let stored = 0;
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, person) =>
          story.manager.put(
            address,
            { answers: { remarks: `${round}/${person}` } },
            { 'if-match': `"${stored}"` },
          ),
        ),
      );
      const taken = answers.filter(({ status }) => status === 200);
      expect(taken).toHaveLength(1);
      stored += taken.length;
      const { body } = await story.manager.get(address);
      expect(body.revision).toBe(stored);
      for (const { status, body: refusal } of answers) {
        if (status !== 200)
          expect([status, refusal.current]).toEqual([409, expect.objectContaining(current(body))]);
      }
    }
  });

  it('from fifty browsers at once: the revision counts those who were told 200, and all others see its text', async () => {
    const link = await story.linkOf('ashoka');
    const browsers = [];
    for (let person = 0; person < PEOPLE; person += 1) browsers.push(await enter(expost, link));
    const { answers: before } = (await story.manager.get(`${story.path}/responses/ashoka`)).body;
    let told = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(
        browsers.map((browser, person) =>
          browser.autosave('other_influences', {
            value: `Round ${round}, person ${person}.`,
            revision: told,
          }),
        ),
      );
      const taken = answers.filter(({ status }) => status === 200);
      expect(taken).toHaveLength(1);
      told += 1;
      const { body } = await story.manager.get(`${story.path}/responses/ashoka`);
      expect(body.written.other_influences.revision).toBe(told);
      // Nobody's save has touched what stood beside it.
      expect(body.answers).toEqual({ ...before, other_influences: body.answers.other_influences });
      for (const { status, text } of answers.filter((answer) => answer.status !== 200)) {
        expect(status).toBe(409);
        expect(JSON.parse(text).current).toMatchObject({
          value: body.answers.other_influences,
          revision: told,
        });
      }
    }
  }, 60_000);

  it('and work that fails among work that succeeds: what was told to be stored is stored, nothing else', async () => {
    const visitor = await partnerVisitor(expost, 'tec');
    const unitOfWork = expost.get(UnitOfWork);
    let revision = (await responses.load(visitor.exerciseId, 'tec')).answers.get('remarks')?.revision ?? 0;
    const told: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const save = responses.saveAnswers(visitor, [
        { question: 'remarks', value: `round ${round}`, cannotAnswer: null, revision },
      ]);
      const failing = Array.from({ length: 49 }, (_, index) =>
        unitOfWork
          .run(async ({ manager }) => {
            await manager.sql`UPDATE response SET revision = revision + 100`;
            await manager.sql`INSERT INTO person (id, name, created_at) VALUES (${`lost-${round}-${index}`}, ${'Nobody'}, ${''})`;
            throw new Error('on purpose');
          })
          .catch((error: Error) => error.message),
      );
      const outcome = await save;
      expect(await Promise.all(failing)).toEqual(Array(49).fill('on purpose'));
      if (outcome.kind === 'saved') {
        told.push(`round ${round}`);
        revision = outcome.answers[0]?.revision ?? 0;
      }
    }
    expect(told).toHaveLength(20);
    const { answer, answer_revision: earlier, person } = await tables(expost);
    const kept = [...(earlier ?? []), ...(answer ?? [])];
    expect(
      kept.filter(({ question, value }) => question === 'remarks' && String(value).includes('round')),
    ).toHaveLength(20);
    expect(person?.filter(({ id }) => String(id).startsWith('lost'))).toEqual([]);
  });
});

const current = ({ revision, answers }: { revision: number; answers: unknown }) => ({ revision, answers });
