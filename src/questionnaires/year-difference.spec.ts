import type { AnswerValue, Question } from './questionnaire.js';
import { isReworded } from './question-wording.js';
import { yearDifference } from './year-difference.js';

const texts = (text: string) => ({ en: text, es: text, fr: text, pt: text });
const choices = (...values: readonly string[]) => values.map((value) => ({ value, text: texts(value) }));
const question = (type: Question['type'], more: object = {}): Question =>
  ({
    name: 'applied',
    type,
    title: texts('Applied?'),
    description: null,
    comparable: true,
    ...more,
  }) as Question;

const radio = question('radiogroup', { choices: choices('yes', 'partly', 'no') });
const boxes = question('checkbox', { choices: choices('training', 'networks', 'policy') });
const ties = question('matrix', { columns: choices('none', 'occasional', 'joint-project') });
const number = question('text', { inputType: 'number' });

describe('an answer against that of an earlier exercise', () => {
  it.each<[string, Question, AnswerValue | null, AnswerValue | null, string | null]>([
    ['the same choice', radio, 'yes', 'yes', 'same'],
    ['another choice', radio, 'yes', 'partly', 'different'],
    ['answered only now', radio, null, 'yes', null],
    ['answered only then', radio, 'yes', null, null],
    ['a choice that is no longer offered', radio, 'largely', 'yes', null],
    ['boxes in another order', boxes, ['training', 'networks'], ['networks', 'training'], 'same'],
    ['a box more', boxes, ['training'], ['training', 'policy'], 'different'],
    ['a box that is no longer offered', boxes, ['training', 'laws'], ['training'], null],
    ['the same number', number, 240, 240, 'same'],
    ['another number', number, 240, 0, 'different'],
    ['rows alike', ties, { tec: 'none' }, { tec: 'none' }, 'same'],
    [
      'one row of two',
      ties,
      { tec: 'none', ashoka: 'none' },
      { tec: 'none', ashoka: 'occasional' },
      'different',
    ],
    ['a row of an entity that has joined', ties, { tec: 'none' }, { tec: 'none', red: 'occasional' }, 'same'],
    ['a row of an entity that has left', ties, { tec: 'none', ashoka: 'none' }, { tec: 'none' }, 'same'],
    ['no row in common', ties, { ashoka: 'none' }, { red: 'none' }, null],
    ['a column that is no longer offered', ties, { tec: 'formal' }, { tec: 'joint-project' }, null],
    ['true and false', question('boolean'), true, false, 'different'],
    ['a rating', question('rating'), 3, 3, 'same'],
    ['free text', question('comment'), 'In 2023', 'In 2024', null],
    ['a date', question('text', { inputType: 'date' }), '2023-01-01', '2024-01-01', null],
    ['ranks', question('ranking', { choices: choices('a', 'b') }), ['a', 'b'], ['b', 'a'], null],
  ])('%s', (_what, asked, then, now, expected) => {
    expect(yearDifference({ question: asked, value: then }, { question: asked, value: now })).toBe(expected);
  });

  it('is compared only where both versions mark the question comparable, and ask it alike', () => {
    const unmarked = { ...radio, comparable: false };
    const pairs: readonly (readonly [Question, Question])[] = [
      [unmarked, radio],
      [radio, unmarked],
      [question('dropdown', { choices: choices('yes', 'no') }), radio],
    ];
    for (const [then, now] of pairs)
      expect(yearDifference({ question: then, value: 'yes' }, { question: now, value: 'no' })).toBe(null);
  });
});

describe('a question worded otherwise', () => {
  it.each<[string, Question, boolean]>([
    ['not at all', radio, false],
    ['in its title', { ...radio, title: { ...texts('Applied?'), pt: 'Aplicou?' } }, true],
    ['by a hint', { ...radio, description: texts('During the last year') }, true],
    ['in what can be chosen', { ...radio, choices: choices('yes', 'no') } as Question, true],
    ['by being needed now', { ...radio, required: true }, false],
  ])('%s', (_what, now, expected) => {
    expect(isReworded(radio, now)).toBe(expected);
  });
});
