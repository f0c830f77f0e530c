import type { Section } from '../questionnaires/questionnaire.js';
import { alsoWriting } from './also-writing.js';
import { ownQuestions, writesIn } from './colleague-reach.js';
import type { StoredAnswer } from './response.js';

const impact = {
  name: 'impact',
  questions: [{ name: 'challenge_tackled' }, { name: 'beyond_plan' }, { name: 'other_influences' }],
} as unknown as Section;
const factors = { name: 'factors', questions: [{ name: 'enabling_factors' }] } as unknown as Section;

const NOW = '2023-04-05T14:40:00.000Z';
const answers = (...said: readonly [question: string, by: string, at: string][]) =>
  new Map(
    said.map(([question, by, at]): [string, StoredAnswer] => [
      question,
      { question, value: 'yes', cannotAnswer: null, revision: 1, by, at },
    ]),
  );

describe('who else writes in a section', () => {
  it.each([
    ['nobody, where nothing is answered', answers(), []],
    ['not oneself', answers(['beyond_plan', 'Lucía', '2023-04-05T14:39:00.000Z']), []],
    ['a colleague of a minute ago', answers(['beyond_plan', 'Jorge', '2023-04-05T14:39:00.000Z']), ['Jorge']],
    ['not who stopped ten minutes ago', answers(['beyond_plan', 'Jorge', '2023-04-05T14:30:00.000Z']), []],
    ['not who writes elsewhere', answers(['enabling_factors', 'Jorge', '2023-04-05T14:39:00.000Z']), []],
    [
      'all of them, each once, the latest first',
      answers(
        ['challenge_tackled', 'Jorge', '2023-04-05T14:35:00.000Z'],
        ['beyond_plan', 'Rosa', '2023-04-05T14:38:00.000Z'],
        ['other_influences', 'Jorge', '2023-04-05T14:39:00.000Z'],
      ),
      ['Jorge', 'Rosa'],
    ],
  ])('%s', (_what, stored, names) => {
    expect(alsoWriting(impact, stored, 'Lucía', NOW).map(({ name }) => name)).toEqual(names);
  });
});

describe('where somebody writes', () => {
  it.each([
    ['a contact, everywhere', null, ['impact', 'factors']],
    ['a colleague asked for everything', { sections: null }, ['impact', 'factors']],
    ['a colleague asked for the impact', { sections: ['impact'] }, ['impact']],
    ['a colleague whose section is gone', { sections: ['closing'] }, []],
  ] as const)('%s', (_who, colleague, own) => {
    expect(['impact', 'factors'].filter((section) => writesIn({ colleague }, section))).toEqual(own);
    const questions = ownQuestions({ colleague }, [impact, factors]);
    expect(questions.has('beyond_plan')).toBe(own.some((name) => name === 'impact'));
    expect(questions.has('enabling_factors')).toBe(own.some((name) => name === 'factors'));
  });
});
