import {
  findingsInputOf,
  loadFixture,
  rulesOfVersion1,
  type FixtureName,
} from '../../test/fixtures/fixtures.js';
import { draftFindings } from './draft-findings.js';
import type { FindingFacts } from './finding.js';

const rules = rulesOfVersion1();

function findingsOf(name: FixtureName): (finding: string) => FindingFacts {
  const facts = draftFindings(rules, findingsInputOf(loadFixture(name)));
  return (finding) => {
    const found = facts.find((each) => each.finding === finding);
    if (!found) throw new Error(`${name} has no finding ${finding}.`);
    return found;
  };
}

const reported = (facts: FindingFacts) =>
  facts.ranked?.filter((each) => each.reported).map(({ code }) => code);

describe('AGUA CLARA: three entities, no second provider', () => {
  const finding = findingsOf('three-entities');

  it('cannot start as a triangle, though its three entities span both regions', () => {
    expect(finding('starting-point').startingPoint).toMatchObject({
      type: 'both-linked',
      linking: ['cuencas'],
    });
    expect(finding('partnership-now').partnershipNow).toMatchObject({ state: 'strengthened', oneSided: [] });
  });

  it('has a provider side of one entity, which can disagree with the beneficiary', () => {
    expect(finding('new-areas')).toMatchObject({ yes: ['yojoa'], no: ['cuencas', 'tejo'], divergent: true });
  });

  it('names those who are not sure: "we cannot answer this" is without answer', () => {
    expect(finding('opened-to-others')).toMatchObject({ withoutAnswer: ['tejo'], quantifier: 'some' });
  });

  it('reports what two of three name, then the first three', () => {
    expect(reported(finding('enabling-factors'))).toEqual([
      'ownership-by-beneficiary',
      'trust',
      'complementary-knowledge',
    ]);
  });

  it('proposes a new exercise by two votes of three', () => {
    expect(finding('new-exercise')).toMatchObject({ no: ['tejo'], decision: { planned: true, year: 2025 } });
  });
});

describe('COSECHA JUSTA: nine entities, three of them beneficiaries', () => {
  const finding = findingsOf('nine-entities');

  it('words the challenge by the lowest of three degrees, and shows that others saw it two steps apart', () => {
    expect(finding('challenge-tackled')).toMatchObject({
      degree: 'a-little',
      degrees: { coban: 'fully', esteli: 'largely', choluteca: 'a-little' },
      quantifier: 'all',
      partly: ['choluteca'],
      divergent: true,
    });
    expect(finding('challenge-tackled').degreesSeen).not.toHaveProperty('apia');
  });

  it('started with ties of both types that did not touch, one of them of an entity whose side is stated', () => {
    expect(finding('starting-point').startingPoint).toMatchObject({ type: 'both-separate', linking: [] });
    expect(finding('starting-point').startingPoint?.ties).toContainEqual(['apia', 'quebec']);
  });

  it('is joined into one group of nine; a tie settled as not counting stays drawn as one-sided', () => {
    const { partnershipNow } = finding('partnership-now');
    expect(partnershipNow).toMatchObject({ state: 'strengthened', outside: [] });
    expect(partnershipNow?.groups).toHaveLength(1);
    expect(partnershipNow?.oneSided).toContainEqual(['agrocol', 'huelva']);
    expect(partnershipNow?.ties).not.toContainEqual(['agrocol', 'huelva']);
  });

  it('reports three factors without any majority, four hindering ones since the fourth equals the third', () => {
    expect(reported(finding('enabling-factors'))).toEqual(['trust', 'visibility', 'study-visits']);
    expect(reported(finding('hindering-factors'))).toEqual([
      'distance-and-time',
      'external-crisis',
      'lack-of-funds',
      'language',
    ]);
  });

  it('lists the own words that no coding has placed, and commits Manaus by its own words', () => {
    expect(finding('enabling-factors').uncoded).toEqual([
      { entity: 'coban', index: 1, text: 'El precio del cardamomo subió.' },
    ]);
    expect(finding('future-perspectives').ranked).toContainEqual(
      expect.objectContaining({ code: 'influence-policy', commit: ['apia'] }),
    );
  });

  it('takes the earlier year on a draw of three votes to three', () => {
    expect(finding('new-exercise').decision).toEqual({ planned: true, year: 2025 });
  });
});

describe('MAREA ALTA: the only beneficiary is silent', () => {
  const finding = findingsOf('silent-beneficiary');

  it('cannot say whether the challenge was tackled, though others saw it so', () => {
    expect(finding('challenge-tackled')).toMatchObject({
      quantifier: 'not-enough-answers',
      degree: null,
      withoutAnswer: ['dique'],
      degreesSeen: { marea: 'largely', zuider: 'largely' },
    });
    expect(finding('challenge-quality').notDrafted).toBe('requires challenge-tackled');
  });

  it('says most, never all: the silent entity is named', () => {
    expect(finding('knowledge-applied')).toMatchObject({ quantifier: 'most', withoutAnswer: ['dique'] });
    expect(finding('knowledge-applied').strength).toMatchObject({ allAnswered: false, bothSides: false });
  });

  it('counts the ties with the silent entity as the others report them', () => {
    expect(finding('partnership-now').partnershipNow).toMatchObject({
      state: 'reduced',
      outside: ['delta'],
      groups: [['dique', 'marea', 'zuider']],
    });
  });

  it('has never a divergence: one side says nothing', () => {
    expect(
      draftFindings(rules, findingsInputOf(loadFixture('silent-beneficiary'))).some(
        ({ divergent }) => divergent,
      ),
    ).toBe(false);
  });
});

describe('OFICIOS: the partnership has ended', () => {
  const finding = findingsOf('ended-partnership');

  it('has no tie left, and nobody maintains joint work', () => {
    expect(finding('partnership-now').partnershipNow).toMatchObject({
      state: 'ended',
      ties: [],
      groups: [],
      outside: ['puna', 'litoral', 'brega', 'sarre'],
    });
    expect(finding('joint-work-maintained').quantifier).toBe('none');
  });

  it.each([
    ['prominence-gained', 'knowledge-applied'],
    ['spaces-with-more-actors', 'knowledge-applied'],
    ['work-with-beneficiaries-continued', 'beneficiaries-involved'],
    ['beneficiaries-applied', 'beneficiaries-involved'],
    ['challenge-quality', 'challenge-tackled'],
  ])('does not draft %s, which requires %s', (name, required) => {
    expect(finding(required).quantifier).toBe('none');
    expect(finding(name)).toMatchObject({ notDrafted: `requires ${required}`, quantifier: null });
  });

  it('has too few perspectives to report one, and plans no new exercise', () => {
    expect(finding('future-perspectives').quantifier).toBe('not-enough-answers');
    expect(reported(finding('future-perspectives'))).toEqual([]);
    expect(finding('new-exercise').decision).toEqual({ planned: false, year: null });
  });

  it('reports what hindered, change of leadership first', () => {
    expect(reported(finding('hindering-factors'))).toEqual([
      'change-of-leadership',
      'lack-of-funds',
      'distance-and-time',
    ]);
  });
});

describe('TELESALUD: beneficiary and providers disagree', () => {
  const finding = findingsOf('disagreeing-sides');

  it.each([
    'knowledge-applied',
    'prominence-gained',
    'beneficiaries-applied',
    'negative-effects',
    'challenge-tackled',
  ])('%s is divergent', (name) => {
    expect(finding(name).divergent).toBe(true);
  });

  it('shows both degrees of the challenge and averages nothing', () => {
    expect(finding('challenge-tackled')).toMatchObject({
      degree: 'a-little',
      degrees: { salud: 'a-little' },
      degreesSeen: { andina: 'fully', tejido: 'largely', medlab: 'fully' },
    });
  });

  it('diverges on one target and not on the other', () => {
    const { perTarget } = finding('sdg-contribution');
    expect(perTarget?.['3.8']).toMatchObject({ quantifier: 'most', divergent: true });
    expect(perTarget?.['9.c']).toMatchObject({ quantifier: 'some', divergent: false });
  });

  it('has ties that only one of the two claims: the beneficiary stands outside until they are settled', () => {
    expect(finding('partnership-now').partnershipNow).toMatchObject({
      state: 'reduced',
      oneSided: [
        ['andina', 'salud'],
        ['medlab', 'salud'],
      ],
      outside: ['salud', 'nortia'],
    });
  });
});
