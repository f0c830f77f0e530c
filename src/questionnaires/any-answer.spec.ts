import * as fc from 'fast-check';
import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
import { anything, right } from '../../test/support/any-answer.js';
import { checkAnswers } from './check-answers.js';
import { hiddenAnswers } from './hidden-answers.js';
import { normaliseAnswers } from './normalise-answers.js';
import { pagesFor } from './pages-for.js';
import type { Answers, Question } from './questionnaire.js';
import { readAnswers } from './unread-answers.js';

const questionnaire = everyTypeQuestionnaire();
const respondent = respondentOf('alcaldia');
const documents = new Set(['d1', 'd2', 'd3']);
const questions = pagesFor(questionnaire, respondent).flatMap((section) => section.questions);
const answerable = questions.filter((question) => question.type !== 'html');

const rightAnswer = fc
  .constantFrom(...answerable)
  .chain((question) =>
    fc.record({ question: fc.constant(question), value: right(question, [...documents]) }),
  );

const isRightBy = (answers: Answers) =>
  checkAnswers(questionnaire, respondent, { answers, cannotAnswer: {} }, 'shape', documents).length === 0;

describe('any answer whatever', () => {
  it('is taken where it is right, and stored as sent', () => {
    fc.assert(
      fc.property(rightAnswer, ({ question, value }) => {
        const answers = { [question.name]: value } as Answers;
        const sent = JSON.stringify(answers);
        expect(isRightBy(answers)).toBe(true);
        expect(normaliseAnswers(questionnaire, answers)).toBe(answers);
        expect(JSON.stringify(answers)).toBe(sent);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused where it is wrong, unchanged, without an exception or a trace in any object', () => {
    const members = Object.getOwnPropertyNames(Object.prototype).join();
    fc.assert(
      fc.property(fc.constantFrom(...answerable), anything, (question, value) => {
        const answers = normaliseAnswers(questionnaire, { [question.name]: value } as Answers);
        const before = JSON.stringify(answers);
        const given = { answers, cannotAnswer: {} };
        const problems = checkAnswers(questionnaire, respondent, given, 'complete', documents);
        hiddenAnswers(questionnaire, respondent, given);
        const read = readAnswers(questionnaire, respondent, answers);
        expect(JSON.stringify(answers)).toBe(before);
        expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(members);
        // Every problem says where, inside what was sent or beside it, and nothing of an answer gets lost in reading.
        expect(problems.every(({ pointer }) => pointer.startsWith('/'))).toBe(true);
        if (Object.keys(answers).length > 0) {
          expect(Object.keys(read.answers).length + read.unread.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is wrong in every question that asks for another kind', () => {
    // A right answer of one question, given to another, is taken only where both read it alike.
    const kind = (question: Question) => (question.type === 'text' ? question.inputType : question.type);
    fc.assert(
      fc.property(rightAnswer, fc.constantFrom(...answerable), ({ question, value }, other) => {
        const taken = isRightBy({ [other.name]: value } as Answers);
        const shape = (one: unknown) => (Array.isArray(one) ? 'list' : typeof one);
        const expected: Record<string, string> = {
          boolean: 'boolean',
          rating: 'number',
          number: 'number',
          checkbox: 'list',
          ranking: 'list',
          file: 'list',
          paneldynamic: 'list',
          matrix: 'object',
          multipletext: 'object',
        };
        if (taken)
          expect([kind(other), shape(value)]).toEqual([kind(other), expected[kind(other)] ?? 'string']);
        if (question === other) expect(taken).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
