import { findingsInputOf, loadFixture, rulesOfVersion1 } from '../../test/fixtures/fixtures.js';
import { draftFindings } from './draft-findings.js';
import type { FindingFacts } from './finding.js';
import { raisedInReview } from './raised.js';

const fixture = loadFixture('lideres-2023');
const input = findingsInputOf(fixture);
const facts = draftFindings(rulesOfVersion1(), input);

function finding(name: string): FindingFacts {
  const found = facts.find((each) => each.finding === name);
  if (!found) throw new Error(`LIDERES has no finding ${name}.`);
  return found;
}

const reported = (name: string) =>
  finding(name)
    .ranked?.filter((each) => each.reported)
    .map(({ code }) => code);

// The result of exercise 2023 as the programme published it; the answers that lead to it are a reconstruction.
describe('LIDERES, exercise 2023: the answers lead to the published result', () => {
  it('starting point: North-South and South-South ties, linked by Tecnológico de Monterrey', () => {
    expect(finding('starting-point').startingPoint).toMatchObject({ type: 'both-linked', linking: ['tec'] });
  });

  it('the partnership is strengthened', () => {
    expect(finding('partnership-now').partnershipNow).toMatchObject({ state: 'strengthened', outside: [] });
  });

  it.each([
    ['joint-work-maintained', 'all'],
    ['new-areas', 'all'],
    ['knowledge-applied', 'all'],
    ['beneficiaries-involved', 'all'],
    ['work-with-beneficiaries-continued', 'all'],
    ['beneficiaries-applied', 'all'],
    ['challenge-quality', 'all'],
    ['actions-beyond-plan', 'most'],
  ])('%s: %s', (name, quantifier) => {
    expect(finding(name).quantifier).toBe(quantifier);
  });

  it('the new areas of work are of high added value, and the work with the groups has become wider', () => {
    for (const { answers } of input.responses) {
      expect(answers).toMatchObject({ new_areas_value: 'high', beneficiaries_work_continued: 'wider' });
    }
  });

  it('whoever applied the knowledge gained prominence and came into spaces with more actors', () => {
    const { yes } = finding('knowledge-applied');
    expect(finding('prominence-gained')).toMatchObject({ yes, notDrafted: null });
    expect(finding('spaces-with-more-actors')).toMatchObject({ yes, notDrafted: null });
  });

  it('the beneficiary entity tackled its challenge largely or fully', () => {
    expect(['largely', 'fully']).toContain(finding('challenge-tackled').degree);
    expect(finding('challenge-tackled')).toMatchObject({
      yes: ['cainco'],
      quantifier: 'all',
      divergent: false,
    });
  });

  it('all but the beneficiary entity see their own impact increased', () => {
    expect(finding('own-impact-increased')).toMatchObject({
      quantifier: 'all',
      yes: ['tec', 'cantabria', 'ashoka', 'carolina'],
    });
  });

  it('enabling factors, in this order', () => {
    expect(reported('enabling-factors')).toEqual([
      'two-levels',
      'strategic-with-operational',
      'issues-relevant-to-all',
    ]);
  });

  it('future perspectives, in this order', () => {
    expect(reported('future-perspectives')).toEqual([
      'keep-working-and-open',
      'keep-applying',
      'keep-transferring-to-groups',
      'monitor-and-evaluate',
    ]);
  });

  it('a new exercise in 2024, proposed and decided', () => {
    expect(finding('new-exercise').decision).toEqual({ planned: true, year: 2024 });
    expect(fixture.decision).toMatchObject({ planned: true, year: 2024 });
  });

  it('the two published examples, given by the entities named with them', () => {
    const answers = Object.fromEntries(
      input.responses.map((response) => [response.entity, response.answers]),
    );
    expect(answers['cainco']?.['continuity_examples']).toMatchObject([{ with: ['tec'], outside: 'IDB Lab' }]);
    expect(answers['cainco']?.['impact_examples']).toMatchObject([
      { with: ['cantabria'], outside: 'AL-INVEST 6.0' },
    ]);
  });

  it('one tie is left for an evaluator to settle, one pair of own words without a factor', () => {
    expect(raisedInReview(rulesOfVersion1(), input)).toMatchObject([
      { pair: ['ashoka', 'cantabria'], when: 'now' },
    ]);
    expect(finding('enabling-factors').uncoded).toMatchObject([{ entity: 'carolina', index: 0 }]);
  });

  it('what speaks against the initiative stands beside it', () => {
    expect(finding('negative-effects')).toMatchObject({ yes: ['ashoka'], quantifier: 'some' });
  });
});
