import { draft } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import type { PartnershipNow } from './finding.js';

const KEYS = ['alcaldia', 'instituto', 'junta', 'red'];

function matrixOf(key: string, pairs: readonly string[]) {
  const others = KEYS.filter((other) => other !== key);
  const isTie = (other: string) => pairs.includes(`${key}-${other}`) || pairs.includes(`${other}-${key}`);
  return Object.fromEntries(others.map((other) => [other, isTie(other) ? 'joint-project' : 'occasional']));
}

/** `before` null: nobody filled in the matrix of before. */
function now(pairs: readonly string[], before: readonly string[] | null) {
  const answers = Object.fromEntries(
    KEYS.map((key): [string, Answers] => [
      key,
      { ties_now: matrixOf(key, pairs), ...(before ? { ties_before: matrixOf(key, before) } : {}) },
    ]),
  );
  return draft('partnership-now', { answers }).partnershipNow;
}

const ALL_JOINED = ['alcaldia-instituto', 'instituto-junta', 'junta-red'];

describe('The partnership of Río Verde now', () => {
  it.each<[string, string[], string[] | null, PartnershipNow['state']]>([
    ['no tie is left', [], ALL_JOINED, 'ended'],
    ['the network stands outside', ['alcaldia-instituto', 'instituto-junta'], [], 'reduced'],
    ['two groups', ['alcaldia-instituto', 'junta-red'], [], 'reduced'],
    ['all joined, more ties than before', ALL_JOINED, ['alcaldia-instituto'], 'strengthened'],
    [
      'all joined, as many ties as before',
      ALL_JOINED,
      ['alcaldia-red', 'alcaldia-junta', 'junta-red'],
      'maintained',
    ],
    ['all joined, fewer ties than before', ALL_JOINED, [...ALL_JOINED, 'alcaldia-red'], 'maintained'],
    ['all joined, nothing known of before', ALL_JOINED, null, 'maintained'],
  ])('%s: %j, before %j, is %s', (_case, pairs, before, state) => {
    expect(now(pairs, before)?.state).toBe(state);
  });

  it('names the groups, and who stands outside', () => {
    expect(now(['alcaldia-junta'], [])).toMatchObject({
      groups: [['alcaldia', 'junta']],
      outside: ['instituto', 'red'],
    });
    expect(now(['alcaldia-junta', 'red-instituto'], [])).toMatchObject({
      groups: [
        ['alcaldia', 'junta'],
        ['instituto', 'red'],
      ],
      outside: [],
    });
    expect(now(ALL_JOINED, [])).toMatchObject({ groups: [KEYS], outside: [] });
    expect(now([], [])).toMatchObject({ groups: [], outside: KEYS });
  });

  it('is not told where fewer than half of the entities filled in a row of now', () => {
    const answers = { red: { ties_now: { junta: 'joint-project' }, ties_before: { junta: 'none' } } };
    expect(draft('partnership-now', { answers })).toMatchObject({
      quantifier: 'not-enough-answers',
      partnershipNow: { state: null, ties: [['junta', 'red']] },
    });
  });

  it('grows with a settled tie, not with a one-sided one', () => {
    const answers = {
      alcaldia: { ties_now: { instituto: 'joint-project', junta: 'joint-project', red: 'joint-project' } },
      instituto: { ties_now: matrixOf('instituto', ['alcaldia-instituto']) },
      junta: { ties_now: matrixOf('junta', ['alcaldia-junta']) },
      red: { ties_now: matrixOf('red', []) },
    };
    const settlements = [
      { when: 'now', pair: ['alcaldia', 'red'], counts: true, reason: 'Joint fair in May.' },
    ] as const;
    expect(draft('partnership-now', { answers }).partnershipNow).toMatchObject({
      state: 'reduced',
      oneSided: [['alcaldia', 'red']],
      outside: ['red'],
    });
    expect(draft('partnership-now', { answers, settlements }).partnershipNow).toMatchObject({
      state: 'maintained',
      oneSided: [],
      outside: [],
    });
  });
});
