import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
import { LANGUAGES } from '../language.js';
import { ANSWER_PROBLEM_TEXTS, answerProblemText } from './answer-problem-texts.js';
import { checkAnswers } from './check-answers.js';
import { ANSWER_PROBLEM_CODES } from './questionnaire.js';
import type { AnswerProblem, Answers } from './questionnaire.js';

const questionnaire = everyTypeQuestionnaire();
const check = (answers: unknown, cannotAnswer: Record<string, string> = {}) =>
  checkAnswers(
    questionnaire,
    respondentOf('alcaldia'),
    { answers: answers as Answers, cannotAnswer },
    'complete',
    new Set(),
  );

/** Requests that together are wrong in every way there is but too few panels. */
const problems: readonly AnswerProblem[] = [
  ...check({
    rain: 'x',
    tap: 'maybe',
    district: ['x'],
    uses: ['drinking', 'drinking'],
    helpers: [],
    wishes: ['law', 'law', 'law', 'law'],
    story: 'x'.repeat(301),
    well: 'a\0',
    households: 'many',
    litres: -1,
    next_year: 2040,
    opened: '2023-02-30',
    page: 'ftp://x',
    mailbox: 'x',
    ties: { nasa: 'joint' },
    keepers: { noon: 'x' },
    papers: ['d9'],
    months: [[[[[['x']]]]]],
    taste: 1.5,
  }),
  ...check(
    { tap: 'yes', why_not: 'x', households: 1, schools: 2, well: 'x' },
    { solved: 'Unclear', well: 'Unclear', district: '' },
  ),
  ...check({}),
  { question: 'examples', pointer: '/examples', code: 'too-few', params: { min: 1 } },
];

describe('messages about answers', () => {
  it('exist for every code, in every language, and in no other', () => {
    expect(Object.keys(ANSWER_PROBLEM_TEXTS).toSorted()).toEqual([...ANSWER_PROBLEM_CODES].toSorted());
    for (const texts of Object.values(ANSWER_PROBLEM_TEXTS))
      expect(Object.keys(texts)).toEqual([...LANGUAGES]);
  });

  it.each(ANSWER_PROBLEM_CODES)('%s can be worded with the parameters the check gives', (code) => {
    const found = problems.filter((problem) => problem.code === code);
    expect([code, found.length > 0]).toEqual([code, true]);
    for (const problem of found) {
      const worded = LANGUAGES.map((language) => answerProblemText(problem, language));
      expect(new Set(worded).size).toBe(LANGUAGES.length);
      for (const text of worded) expect(text).toMatch(/^[^{}]{20,}$/u);
    }
  });

  it('say what and what to do, with the figures', () => {
    const text = (code: string) =>
      problems.filter((problem) => problem.code === code).map((one) => answerProblemText(one, 'es'));
    expect(text('too-long')).toEqual(['El texto tiene 301 caracteres y caben 300 como máximo. Acórtelo.']);
    expect(text('too-large')).toEqual(['El número es demasiado grande. Indique 2030 o menos.']);
  });

  it('give a broken rule its own words', () => {
    const [broken] = problems.filter((problem) => problem.code === 'rule-broken');
    expect(answerProblemText(broken!, 'fr', questionnaire)).toBe('No more than the households (fr)');
  });

  it('quote what was sent short and printable', () => {
    const [problem] = check({ tap: `\u0007${'👍'.repeat(5_000)}` });
    expect(problem?.params['value']).toBe(`\uFFFD${'👍'.repeat(79)}…`);
  });
});
