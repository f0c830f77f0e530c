import { draft, entity, RIO_VERDE } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import type { Entity } from '../initiatives/partnership.js';
import type { StartingPoint } from './finding.js';

/** Every tie written as `a-b` and claimed by both; every other pair said to be none. */
function startingPoint(
  pairs: readonly string[],
  entities: readonly Entity[] = RIO_VERDE,
): StartingPoint | undefined {
  const joined = (one: string, other: string) =>
    pairs.includes(`${one}-${other}`) || pairs.includes(`${other}-${one}`);
  const answers: Record<string, Answers> = {};
  for (const { key } of entities) {
    const others = entities.filter((each) => each.key !== key);
    const rows = others.map(
      (other) => [other.key, joined(key, other.key) ? 'joint-activities' : 'none'] as const,
    );
    answers[key] = { ties_before: Object.fromEntries(rows) };
  }
  return draft('starting-point', { entities, answers }).startingPoint;
}

// alcaldia BO beneficiary · instituto MX first provider · junta ES second provider · red PE other
describe('The starting point of Río Verde', () => {
  it.each<[string, string[], StartingPoint['type'], string[]]>([
    [
      'each pair of roles is joined',
      ['alcaldia-instituto', 'instituto-junta', 'alcaldia-junta'],
      'already-triangular',
      [],
    ],
    [
      'the institute links north and south',
      ['alcaldia-instituto', 'instituto-junta'],
      'both-linked',
      ['instituto'],
    ],
    [
      'the town hall itself is the link',
      ['alcaldia-instituto', 'alcaldia-junta'],
      'both-linked',
      ['alcaldia'],
    ],
    ['an entity of another role can link', ['red-alcaldia', 'red-junta'], 'both-linked', ['red']],
    ['ties of both types that do not touch', ['alcaldia-instituto', 'red-junta'], 'both-separate', []],
    ['only north-south', ['instituto-junta'], 'north-south', []],
    ['only south-south', ['alcaldia-instituto', 'alcaldia-red'], 'south-south', []],
    ['no ties at all', [], 'none', []],
  ])('%s: %j is %s %j', (_case, pairs, type, linking) => {
    expect(startingPoint(pairs)).toMatchObject({ type, linking });
  });

  it('shows all ties, sorted', () => {
    expect(startingPoint(['red-junta', 'instituto-alcaldia'])?.ties).toEqual([
      ['alcaldia', 'instituto'],
      ['junta', 'red'],
    ]);
  });

  it('is not told where fewer than half of the entities filled in a row', () => {
    const facts = draft('starting-point', { answers: { red: { ties_before: { junta: 'joint-project' } } } });
    expect(facts).toMatchObject({
      quantifier: 'not-enough-answers',
      withoutAnswer: ['alcaldia', 'instituto', 'junta'],
      startingPoint: { type: null, linking: [], ties: [['junta', 'red']] },
    });
  });

  it('leaves a one-sided tie out, and draws it', () => {
    const answers = {
      alcaldia: { ties_before: { instituto: 'joint-project', junta: 'none' } },
      instituto: { ties_before: { alcaldia: 'none' } },
    };
    expect(draft('starting-point', { answers }).startingPoint).toEqual({
      type: 'none',
      linking: [],
      ties: [],
      oneSided: [['alcaldia', 'instituto']],
    });
  });
});

describe('The starting point of other partnerships', () => {
  const inOneCountry = [
    entity('alcaldia', 'MX', 'beneficiary'),
    entity('instituto', 'MX', 'first-provider'),
    entity('junta', 'ES', 'second-provider'),
    entity('land', 'DE', 'second-provider'),
  ];

  it('counts a domestic tie towards the triangle', () => {
    expect(
      startingPoint(['alcaldia-instituto', 'instituto-junta', 'alcaldia-land'], inOneCountry)?.type,
    ).toBe('already-triangular');
  });

  it('has no type by domestic or north-north ties alone', () => {
    expect(startingPoint(['alcaldia-instituto', 'junta-land'], inOneCountry)?.type).toBe('none');
  });

  it('cannot be triangular without a second provider', () => {
    const three = RIO_VERDE.filter(({ role }) => role !== 'second-provider');
    expect(startingPoint(['alcaldia-instituto', 'alcaldia-red', 'instituto-red'], three)?.type).toBe(
      'south-south',
    );
  });

  const wide = [
    entity('alcaldia', 'BO', 'beneficiary'),
    entity('uno', 'MX', 'first-provider'),
    entity('dos', 'CL', 'first-provider'),
    entity('red', 'PE', 'other'),
    entity('casa', 'PE', 'other'),
    entity('junta', 'ES', 'other'),
  ];
  it.each([
    [
      'the one with most ties of every kind',
      ['red-junta', 'red-alcaldia', 'red-casa', 'uno-junta', 'uno-alcaldia'],
      ['red'],
    ],
    [
      'with equally many, the first provider before others',
      ['red-junta', 'red-uno', 'uno-junta', 'uno-red'],
      ['uno'],
    ],
    ['equals of one role are all listed', ['uno-junta', 'dos-junta', 'uno-dos'], ['uno', 'dos']],
  ])('of several linking entities names %s', (_case, pairs, linking) => {
    expect(startingPoint(pairs, wide)).toMatchObject({ type: 'both-linked', linking });
  });
});
