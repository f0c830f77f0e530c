import {
  everyTypeQuestionnaire,
  respondentIn,
  respondentOf,
  version1,
} from '../../test/fixtures/every-type-questionnaire.js';
import { offeredQuestions, requiredQuestions, visibleQuestions } from './conditions.js';
import { compileCondition, numberExpression } from './expression.js';
import { hiddenAnswers } from './hidden-answers.js';
import type { Answers } from './questionnaire.js';
import { withRevealed } from './return-with-revealed.js';

const water = everyTypeQuestionnaire();
const townHall = respondentOf('alcaldia');

const shown = (answers: Answers, respondent = townHall) =>
  ['why_not', 'repair', 'repair_cost', 'solved', 'solved_how', 'plans'].filter((name) =>
    visibleQuestions(water, respondent, answers).has(name),
  );

describe('questions shown', () => {
  it.each<[string, Answers, string[]]>([
    ['nothing answered', {}, ['solved']],
    ['the tap runs', { tap: 'yes' }, ['solved']],
    ['the tap is dry', { tap: 'no' }, ['why_not', 'solved']],
    ['and why', { tap: 'no', why_not: 'No pump' }, ['why_not', 'repair', 'solved']],
    [
      'and a repair',
      { tap: 'no', why_not: 'No pump', repair: true },
      ['why_not', 'repair', 'repair_cost', 'solved'],
    ],
    ['and none', { tap: 'no', why_not: 'No pump', repair: false }, ['why_not', 'repair', 'solved']],
    [
      'the tap runs again: what hung on it is ignored',
      { tap: 'yes', why_not: 'No pump', repair: true },
      ['solved'],
    ],
    ['solved', { solved: 'yes' }, ['solved', 'solved_how']],
  ])('%s', (_what, answers, expected) => {
    expect(shown(answers)).toEqual(expected);
  });

  it('depend on the role', () => {
    expect(shown({ solved: 'yes' }, respondentOf('instituto'))).toEqual([]);
  });

  it('depend on the number of the exercise, and a matrix without rows is never shown', () => {
    expect(shown({}, respondentOf('alcaldia', 2))).toEqual(['solved', 'plans']);
    expect(shown({}, { ...respondentOf('alcaldia', 2), lastPerspectives: [] })).toEqual(['solved']);
    const noTargets = { primary: [], secondary: [], programme: [] };
    const untargeted = { ...townHall, partnership: { ...townHall.partnership, sdgTargets: noTargets } };
    expect(visibleQuestions(water, townHall, {}).has('targets')).toBe(true);
    expect(visibleQuestions(water, untargeted, {}).has('targets')).toBe(false);
  });
});

describe('questions offered at all', () => {
  it('leave out what the role is never asked, and what hangs on that alone', () => {
    const names = ['solved', 'solved_how', 'why_not', 'repair', 'plans'];
    const offered = (entity: string) =>
      names.filter((name) => offeredQuestions(water, respondentOf(entity)).has(name));
    expect(offered('alcaldia')).toEqual(['solved', 'solved_how', 'why_not', 'repair']);
    expect(offered('red')).toEqual(['why_not', 'repair']);
  });

  it('of version 1 ask a provider what it saw, the beneficiary what was tackled', () => {
    const about = [
      'challenge_tackled',
      'challenge_quality',
      'challenge_seen',
      'own_impact_increased',
      'previous_perspectives',
    ];
    const offered = (entity: string) =>
      about.filter((name) => offeredQuestions(version1(), respondentIn('lideres-2023', entity)).has(name));
    expect(offered('cainco')).toEqual(['challenge_tackled', 'challenge_quality']);
    expect(offered('tec')).toEqual(['challenge_seen', 'own_impact_increased']);
  });
});

describe('questions required', () => {
  it.each<[string, Answers, string[]]>([
    ['always', {}, ['tap', 'solved']],
    ['with a story', { story: 'Water!' }, ['tap', 'solved', 'story_consent']],
  ])('%s', (_what, answers, expected) => {
    expect([...requiredQuestions(water, townHall, answers)]).toEqual(expected);
  });

  it('but not while hidden', () => {
    expect([...requiredQuestions(water, respondentOf('red'), {})]).toEqual(['tap']);
  });
});

describe('conditions', () => {
  const holds = (expression: string, answers: Answers) =>
    compileCondition(expression).holds((name) => answers[name]);

  // What our questionnaires rely on in survey-core's expressions.
  it.each<[string, Answers, boolean]>([
    ["{a} = 'yes'", { a: 'yes' }, true],
    ["{a} = 'yes'", { a: 'partly' }, false],
    ["{a} = 'yes'", {}, false],
    ["{a} <> 'beneficiary'", { a: 'other' }, true],
    ["{a} = 'yes' or {a} = 'partly'", { a: 'partly' }, true],
    ["{a} = 'yes' and {b} = 'no'", { a: 'yes' }, false],
    ['{a} empty', {}, true],
    ['{a} notempty', { a: ['x'] }, true],
    ['{a} notempty', { a: 0 }, true],
    ['{a} notempty', { a: false }, true],
    ['{a} > 1', { a: 2 }, true],
    ['{a} <= {b}', { a: 3, b: 2 }, false],
    ['{a} = true', { a: false }, false],
    ["{a} contains 'x'", { a: ['x', 'y'] }, true],
    ['{a} notempty', { a: { red: 'joint' } }, true],
    ['{a} empty', { a: {} }, true],
    ["{a} = 'yes'", { a: { toString: 1, valueOf: null } as unknown as string }, false],
    ["{a} = 'yes'", { a: [{ toString: 1 }] as unknown as string }, false],
  ])('%s with %j is %s', (expression, answers, expected) => {
    expect(holds(expression, answers)).toBe(expected);
  });

  it('keep their outcomes apart by type and value', () => {
    const condition = compileCondition('{a} = {b}');
    const outcome = (a: string | number, b: string | number) =>
      condition.holds((name) => (name === 'a' ? a : b));
    expect([
      outcome('1 string 1 1', 'x'),
      outcome('1', '1 1 x'),
      outcome('x', 'x'),
      outcome('x', 'y'),
    ]).toEqual([false, false, true, false]);
    expect([outcome('x x', 'x x'), outcome('x', 'x x x')]).toEqual([true, false]);
  });

  it('count years', () => {
    expect(numberExpression('{exerciseYear} + 5')(() => 2025)).toBe(2030);
    expect(numberExpression('{exerciseYear} + 5')(() => 2026)).toBe(2031);
  });
});

describe('hidden answers', () => {
  it('are named in the questionnaire’s order, answered or left out', () => {
    const answers = { repair: true, tap: 'yes', why_not: 'No pump' };
    const given = { answers, cannotAnswer: { repair_cost: 'Not known' } };
    expect(hiddenAnswers(water, townHall, given)).toEqual(['why_not', 'repair', 'repair_cost']);
    expect(
      hiddenAnswers(water, townHall, { answers: { tap: 'no', why_not: 'x' }, cannotAnswer: {} }),
    ).toEqual([]);
  });
});

describe('returning a question', () => {
  it.each<[string[], string[]]>([
    [['tap'], ['tap', 'why_not', 'repair', 'repair_cost']],
    [['repair'], ['repair', 'repair_cost']],
    [['story'], ['story']],
    [
      ['solved', 'tap'],
      ['tap', 'why_not', 'repair', 'repair_cost', 'solved', 'solved_how'],
    ],
    [['unknown'], []],
  ])('%j returns %j', (names, expected) => {
    expect(withRevealed(water, names)).toEqual(expected);
  });

  it('follows a chain whatever the order on the page', () => {
    const backwards = { ...water, questions: new Map([...water.questions].reverse()) };
    expect(withRevealed(backwards, ['tap'])).toEqual(['repair_cost', 'repair', 'why_not', 'tap']);
    const answers = { tap: 'no', why_not: 'No pump', repair: true };
    expect(visibleQuestions(backwards, townHall, answers).has('repair_cost')).toBe(true);
  });
});
