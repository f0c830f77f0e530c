import { draft, type SmallCase } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import type { RankedPerspective } from './finding.js';

function matrices(said: Record<string, Record<string, string>>): Record<string, Answers> {
  return Object.fromEntries(Object.entries(said).map(([key, rows]) => [key, { perspectives: rows }]));
}

const ranked = (small: SmallCase) =>
  (draft('future-perspectives', small).ranked ?? []) as readonly RankedPerspective[];

describe('Future perspectives', () => {
  it('are ordered by support, then commitments, then catalogue order', () => {
    const answers = matrices({
      alcaldia: {
        'formal-agreement': 'commit',
        'keep-applying': 'support',
        'influence-policy': 'not-for-us',
      },
      instituto: {
        'keep-applying': 'support',
        'new-joint-project': 'commit',
        'monitor-and-evaluate': 'commit',
      },
      junta: { 'formal-agreement': 'support' },
    });
    expect(ranked({ answers })).toEqual([
      { code: 'formal-agreement', support: ['alcaldia', 'junta'], commit: ['alcaldia'], reported: true },
      { code: 'keep-applying', support: ['alcaldia', 'instituto'], commit: [], reported: true },
      { code: 'monitor-and-evaluate', support: ['instituto'], commit: ['instituto'], reported: true },
      { code: 'new-joint-project', support: ['instituto'], commit: ['instituto'], reported: true },
    ]);
  });

  it('count coded own words as a commitment, over "support" and over "not for us"', () => {
    const answers = {
      alcaldia: {
        perspectives: { 'keep-applying': 'support', 'influence-policy': 'not-for-us' },
        perspectives_own: [
          { text: 'Write the water bill with the ministry' },
          { text: 'Teach it every year' },
        ],
      },
      red: { perspectives: { 'keep-applying': 'support' } },
    };
    const coding = (index: number, codes: string[]) =>
      ({ entity: 'alcaldia', question: 'perspectives_own', index, codes }) as const;
    const codings = [coding(0, ['influence-policy']), coding(1, ['keep-applying'])];
    expect(ranked({ answers, codings })).toMatchObject([
      { code: 'keep-applying', support: ['alcaldia', 'red'], commit: ['alcaldia'] },
      { code: 'influence-policy', support: ['alcaldia'], commit: ['alcaldia'] },
    ]);
    expect(ranked({ answers })).toMatchObject([{ code: 'keep-applying', commit: [] }]);
  });

  it('do not report what half only supports where three have a majority', () => {
    const majority = {
      'keep-applying': 'support',
      'new-joint-project': 'support',
      'formal-agreement': 'support',
    };
    const answers = matrices({
      alcaldia: { ...majority, 'influence-policy': 'commit' },
      instituto: { ...majority, 'influence-policy': 'commit' },
      junta: majority,
    });
    expect(ranked({ answers }).map(({ code, reported }) => [code, reported])).toEqual([
      ['keep-applying', true],
      ['new-joint-project', true],
      ['formal-agreement', true],
      ['influence-policy', false],
    ]);
  });

  it('have not enough answers where fewer than half commit to or support any: "not for us" is none', () => {
    const answers = matrices({
      alcaldia: { 'keep-applying': 'commit' },
      instituto: { 'keep-applying': 'not-for-us' },
      junta: { 'keep-applying': 'not-for-us' },
    });
    expect(draft('future-perspectives', { answers })).toMatchObject({
      quantifier: 'not-enough-answers',
      withoutAnswer: ['instituto', 'junta', 'red'],
      ranked: [{ code: 'keep-applying', reported: false }],
    });
  });
});
