import { draft, each } from '../../test/fixtures/small-partnership.js';
import { draftFindings } from './draft-findings.js';
import type { FindingRule } from './finding.js';
import { inputOf } from '../../test/fixtures/small-partnership.js';

describe('A finding that requires another', () => {
  it('is drafted where some entity says yes to the required one', () => {
    const answers = each('knowledge_applied', { alcaldia: 'partly', instituto: 'no', junta: 'no' });
    expect(draft('prominence-gained', { answers })).toMatchObject({
      notDrafted: null,
      no: ['instituto', 'junta'],
      withoutAnswer: ['alcaldia', 'red'],
      quantifier: 'none',
    });
  });

  it.each([
    ['none', { alcaldia: 'no', instituto: 'no', junta: 'no', red: 'no' }],
    ['not-enough-answers', { alcaldia: 'yes' }],
  ])('is not drafted where the required one reads %s, and its evidence says why', (quantifier, said) => {
    const answers = each('knowledge_applied', said);
    expect(draft('knowledge-applied', { answers }).quantifier).toBe(quantifier);
    const facts = draft('spaces-with-more-actors', { answers });
    expect(facts).toMatchObject({
      notDrafted: 'requires knowledge-applied',
      quantifier: null,
      divergent: false,
      strength: null,
    });
    expect(facts.evidence).toEqual(
      Object.keys(said).map((entity) => ({
        entity,
        question: 'knowledge_applied',
        revision: 1,
        kind: 'answer',
      })),
    );
  });

  it('about the quality of the result is not drafted where the challenge was not tackled at all', () => {
    expect(
      draft('challenge-quality', { answers: { alcaldia: { challenge_tackled: 'not-at-all' } } }).notDrafted,
    ).toBe('requires challenge-tackled');
    expect(draft('challenge-quality', { answers: {} }).notDrafted).toBe('requires challenge-tackled');
  });

  it('reads no for one of two beneficiaries whose challenge was not tackled', () => {
    const two = draft('challenge-quality', {
      entities: ['alcaldia', 'cuenca'].map((key) => ({
        key,
        name: key,
        country: 'BO',
        side: null,
        city: null,
        location: null,
        role: 'beneficiary' as const,
        coordinator: false,
      })),
      answers: {
        alcaldia: { challenge_tackled: 'not-at-all' },
        cuenca: { challenge_tackled: 'largely', challenge_quality: 'yes' },
      },
    });
    expect(two).toMatchObject({ notDrafted: null, yes: ['cuenca'], no: ['alcaldia'], quantifier: 'some' });
  });

  const rule = (finding: string, requires?: string): FindingRule => ({
    finding,
    section: 'continuity',
    subject: { kind: 'all' },
    kind: 'yes-no',
    questions: [finding],
    ...(requires ? { requires } : {}),
  });
  const yes = { 'first-step': 'yes', 'second-step': 'yes', 'third-step': 'yes' };
  const everyoneSays = (own: Record<string, string>) =>
    inputOf({ answers: { alcaldia: own, instituto: own, junta: own, red: own } });

  it('is not drafted either where the required one is not, in whatever order the rules stand', () => {
    const rules = [rule('third-step', 'second-step'), rule('second-step', 'first-step'), rule('first-step')];
    const drafted = draftFindings(rules, everyoneSays({ ...yes, 'first-step': 'no' }));
    expect(drafted.map(({ notDrafted }) => notDrafted)).toEqual([
      'requires second-step',
      'requires first-step',
      null,
    ]);
    expect(draftFindings(rules, everyoneSays(yes)).every(({ notDrafted }) => notDrafted === null)).toBe(true);
  });

  it('is not drafted where the rules do not hold the required one, or go in a circle', () => {
    const [alone] = draftFindings([rule('first-step', 'unheard-of')], everyoneSays(yes));
    expect(alone?.notDrafted).toBe('requires unheard-of');
    const circle = [rule('first-step', 'second-step'), rule('second-step', 'first-step')];
    expect(draftFindings(circle, everyoneSays(yes)).map(({ notDrafted }) => notDrafted)).toEqual([
      'requires second-step',
      'requires first-step',
    ]);
  });
});
