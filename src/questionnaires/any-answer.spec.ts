import * as fc from 'fast-check';
import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
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

/** Text as people may type it: any characters but the two that cannot be stored. */
const text = (maxLength: number) =>
  fc
    .array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), { minLength: 1, maxLength })
    .map((characters) => characters.join('').replace(/\0/g, '0').replace(/\r/g, ' '));
const valuesOf = (choices: readonly { readonly value: string }[]) => choices.map(({ value }) => value);
const some = (values: readonly string[], maxLength: number) =>
  fc
    .subarray([...values], { minLength: 1, maxLength: Math.min(maxLength, values.length) })
    .chain(fc.constant);
const entries = <T>(keys: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.subarray([...keys], { minLength: 1 }), fc.infiniteStream(value))
    .map(([chosen, values]) => Object.fromEntries(chosen.map((key) => [key, values.next().value as T])));

/** Any right answer to a question, as the questionnaire defines right. */
function right(question: Question): fc.Arbitrary<unknown> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom(...valuesOf(question.choices));
    case 'checkbox':
      return some(valuesOf(question.choices), question.maxSelected ?? Infinity);
    case 'ranking':
      return some(valuesOf(question.choices), question.maxSelected);
    case 'boolean':
      return fc.boolean();
    case 'rating':
      return fc.integer({ min: question.min, max: question.max });
    case 'comment':
      return text(question.maxLength);
    case 'text': {
      const { min, max, wholeNumber } = question;
      if (question.inputType === 'number') {
        const bounds = { min: min ?? -1e9, max: max ?? 1e9 };
        return wholeNumber ? fc.integer(bounds) : fc.double({ ...bounds, noNaN: true });
      }
      if (question.inputType === 'date') {
        const days = fc.date({
          min: new Date('1000-01-01'),
          max: new Date('9999-12-31'),
          noInvalidDate: true,
        });
        return days.map((day) => day.toISOString().slice(0, 10));
      }
      if (question.inputType === 'url') return fc.webUrl();
      if (question.inputType === 'email') return fc.emailAddress();
      return text(question.maxLength);
    }
    case 'matrix':
      return entries(valuesOf(question.rows), fc.constantFrom(...valuesOf(question.columns)));
    case 'multipletext':
      return entries(
        question.items.map(({ name }) => name),
        text(30),
      );
    case 'paneldynamic':
      return fc.array(
        fc
          .record(Object.fromEntries(question.elements.map((element) => [element.name, right(element)])), {
            requiredKeys: [],
          })
          .filter((panel) => Object.keys(panel).length > 0),
        { minLength: 1, maxLength: question.maxCount },
      );
    case 'file':
      return fc.subarray([...documents], { minLength: 1, maxLength: question.maxFiles });
    case 'html':
      return fc.constant('');
    default:
      return question satisfies never;
  }
}

const rightAnswer = fc
  .constantFrom(...answerable)
  .chain((question) => fc.record({ question: fc.constant(question), value: right(question) }));

/** Anything JSON can say, with keys and strings that have broken form systems before. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('yes', '__proto__', 'constructor', 'a\0b', '\ud800', '1e400', '2023-02-30'),
  fc.array(fc.constantFrom('yes', 'drinking', 'pipes', 'd1', '', 1, null), { maxLength: 8 }),
  fc.dictionary(
    fc.constantFrom('instituto', 'alcaldia', 'day', 'title', '6.1', '__proto__', 'toString'),
    fc.jsonValue(),
  ),
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
