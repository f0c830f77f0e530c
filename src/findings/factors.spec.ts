import { draft, type SmallCase } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import type { Coding, RankedFactor } from './finding.js';

function rankings(said: Record<string, readonly string[]>): Record<string, Answers> {
  return Object.fromEntries(Object.entries(said).map(([key, codes]) => [key, { enabling_factors: codes }]));
}

function ranked(small: SmallCase, finding = 'enabling-factors'): readonly RankedFactor[] {
  return (draft(finding, small).ranked ?? []) as readonly RankedFactor[];
}

const reported = (small: SmallCase) =>
  ranked(small)
    .filter((factor) => factor.reported)
    .map(({ code }) => code);

describe('Support and points of a factor', () => {
  it('gives 3, 2 and 1 points to the ranks, and counts who put it first', () => {
    const answers = rankings({
      alcaldia: ['trust', 'two-levels', 'visibility'],
      instituto: ['two-levels', 'trust'],
      junta: ['trust'],
    });
    expect(ranked({ answers })).toEqual([
      {
        code: 'trust',
        support: ['alcaldia', 'instituto', 'junta'],
        first: ['alcaldia', 'junta'],
        points: 8,
        reported: true,
      },
      {
        code: 'two-levels',
        support: ['alcaldia', 'instituto'],
        first: ['instituto'],
        points: 5,
        reported: true,
      },
      { code: 'visibility', support: ['alcaldia'], first: [], points: 1, reported: true },
    ]);
  });

  it('counts a factor that stands twice in a ranking once, at its first rank', () => {
    expect(ranked({ answers: rankings({ alcaldia: ['trust', 'visibility', 'trust'] }) })).toMatchObject([
      { code: 'trust', points: 3 },
      { code: 'visibility', points: 2 },
    ]);
  });

  it('orders by support, then points, then catalogue order', () => {
    const answers = rankings({
      alcaldia: ['visibility', 'trust', 'clear-roles'],
      instituto: ['study-visits', 'clear-roles', 'trust'],
      junta: ['two-levels'],
    });
    expect(ranked({ answers }).map(({ code }) => code)).toEqual([
      'trust', // 2 entities, 3 points, before clear-roles in the catalogue
      'clear-roles', // 2 entities, 3 points
      'two-levels', // 1 entity, 3 points, in catalogue order
      'study-visits',
      'visibility',
    ]);
  });
});

describe('Own words', () => {
  const coded = (codes: string[], entity = 'alcaldia', index = 0): Coding => ({
    entity,
    question: 'enabling_factors_own',
    index,
    codes,
  });
  const words = (...texts: string[]) => ({ enabling_factors_own: texts.map((text) => ({ text })) });

  it('coded give support and no points, once per entity and factor', () => {
    const answers = {
      alcaldia: words('We knew each other', 'Confidence from the first day'),
      junta: words('Trust'),
    };
    const codings = [
      coded(['trust', 'earlier-relationship']),
      coded(['trust'], 'alcaldia', 1),
      coded(['trust'], 'junta'),
    ];
    expect(ranked({ answers, codings })).toMatchObject([
      { code: 'trust', support: ['alcaldia', 'junta'], points: 0, first: [] },
      { code: 'earlier-relationship', support: ['alcaldia'], points: 0 },
    ]);
  });

  it('add nothing where the same entity ranked the factor', () => {
    const answers = { alcaldia: { enabling_factors: ['two-levels', 'trust'], ...words('Trust') }, junta: {} };
    expect(ranked({ answers, codings: [coded(['trust'])] })[1]).toMatchObject({
      support: ['alcaldia'],
      points: 2,
    });
  });

  it('uncoded are listed and not counted', () => {
    const answers = { alcaldia: words('Our mayor', 'Trust'), red: words('') };
    const facts = draft('enabling-factors', { answers, codings: [coded(['trust'], 'alcaldia', 1)] });
    expect(facts.uncoded).toEqual([{ entity: 'alcaldia', index: 0, text: 'Our mayor' }]);
  });

  it.each([
    ['to a code that does not exist', coded(['charisma'])],
    ['of words that are no longer there', coded(['trust'], 'alcaldia', 2)],
    ['of another question', { ...coded(['trust']), question: 'hindering_factors_own' as const }],
    ['of an entity without accepted response', coded(['trust'], 'junta')],
  ])('a coding %s places nothing', (_case, coding) => {
    const answers = { alcaldia: words('Our mayor') };
    expect(ranked({ answers, codings: [coding] })).toEqual([]);
    expect(draft('enabling-factors', { answers, codings: [coding] }).uncoded).toHaveLength(1);
  });

  it('may be coded to a new factor, which follows the catalogue', () => {
    const answers = {
      alcaldia: { enabling_factors: ['trust'], ...words('A shared language') },
      junta: words('Spanish'),
    };
    const catalogues = {
      enablingFactors: ['trust', 'visibility', 'own-1'],
      hinderingFactors: [],
      perspectives: [],
    };
    const codings = [coded(['own-1']), coded(['own-1'], 'junta')];
    expect(ranked({ answers, codings, catalogues }).map(({ code }) => code)).toEqual(['own-1', 'trust']);
  });
});

describe('Reported factors', () => {
  it('are those named by more than half of the partnership, where at least three are', () => {
    const all = ['trust', 'two-levels', 'visibility'];
    const answers = rankings({ alcaldia: all, instituto: all, junta: all, red: ['clear-roles'] });
    expect(reported({ answers })).toEqual(all);
  });

  it('are the first three where fewer are, half of the partnership being no majority', () => {
    const answers = rankings({
      alcaldia: ['trust', 'two-levels', 'visibility'],
      instituto: ['trust', 'two-levels'],
      junta: ['trust', 'visibility', 'clear-roles'],
    });
    expect(reported({ answers })).toEqual(['trust', 'two-levels', 'visibility']);
  });

  it('are joined by all others with the support and points of the third', () => {
    const answers = rankings({
      alcaldia: ['trust', 'visibility'],
      instituto: ['two-levels', 'trust'],
      junta: ['trust', 'clear-roles', 'study-visits'],
    });
    // trust 3 entities; two-levels 1 with 3 points; then clear-roles and visibility, 1 with 2 points each
    expect(reported({ answers })).toEqual(['trust', 'two-levels', 'clear-roles', 'visibility']);
  });

  it('are fewer than three where fewer have support', () => {
    expect(reported({ answers: rankings({ alcaldia: ['trust'], junta: ['trust'] }) })).toEqual(['trust']);
  });

  it('are none where fewer than half named a factor: listed all the same, and the missing named', () => {
    const facts = draft('enabling-factors', { answers: rankings({ alcaldia: ['trust', 'visibility'] }) });
    expect(facts).toMatchObject({
      quantifier: 'not-enough-answers',
      withoutAnswer: ['instituto', 'junta', 'red'],
    });
    expect(facts.ranked?.map((factor) => factor.reported)).toEqual([false, false]);
  });

  it('have enough answers by coded own words too', () => {
    const answers = {
      ...rankings({ alcaldia: ['trust'] }),
      junta: { enabling_factors_own: [{ text: 'Confianza' }] },
    };
    const coding = { entity: 'junta', question: 'enabling_factors_own', index: 0, codes: ['trust'] } as const;
    expect(draft('enabling-factors', { answers }).quantifier).toBe('not-enough-answers');
    expect(draft('enabling-factors', { answers, codings: [coding] }).quantifier).toBeNull();
  });
});

describe('Hindering factors', () => {
  it('have a catalogue of their own and the same rules', () => {
    const answers = {
      alcaldia: { hindering_factors: ['language', 'trust'], enabling_factors: ['trust'] },
      red: { hindering_factors: ['external-crisis', 'language'] },
    };
    expect(ranked({ answers }, 'hindering-factors')).toMatchObject([
      { code: 'language', support: ['alcaldia', 'red'], points: 5, reported: true },
      { code: 'external-crisis', support: ['red'], points: 3, reported: true },
    ]);
  });

  it('stay a finding where nobody names one', () => {
    expect(draft('hindering-factors', { answers: {} })).toMatchObject({
      quantifier: 'not-enough-answers',
      ranked: [],
    });
  });
});
