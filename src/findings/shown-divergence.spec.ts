import type { Role } from '../initiatives/partnership.js';
import type { Counts, FindingFacts, FindingRule } from './finding.js';
import { divergencesOf } from './shown-divergence.js';

const roleOf = new Map<string, Role>([
  ['tec', 'beneficiary'],
  ['cainco', 'first-provider'],
  ['deusto', 'second-provider'],
]);
const counts = (yes: readonly string[], no: readonly string[]): Counts => ({
  ...{ yes, no, partly: [], withoutAnswer: [] },
});
const facts = (finding: string, of: Counts, more: Partial<FindingFacts> = {}): FindingFacts => ({
  ...{ finding, section: 'impact', subject: { kind: 'all', entities: [] }, quantifier: 'some' },
  ...{ divergent: true, notDrafted: null, strength: null, evidence: [], ...of, ...more },
});
const rule = (
  finding: string,
  kind: FindingRule['kind'],
  questions: string[],
  seenBy?: string,
): FindingRule => ({
  ...{ finding, section: 'impact', subject: { kind: 'all' }, kind, questions },
  ...(seenBy ? { seenBy } : {}),
});
const strength = { allAnswered: true, bothSides: true, concrete: true, uncontradicted: true, pips: 4 };

describe('why entities are said to differ', () => {
  it.each([
    [['tec'], ['cainco', 'deusto'], 'beneficiary'],
    [['cainco'], ['tec'], 'provider'],
  ])('is the side: yes from %j, no from %j', (yes, no, side) => {
    const shown = divergencesOf(
      [rule('applied', 'yes-no', ['knowledge'])],
      [facts('applied', counts(yes, no))],
      roleOf,
    );
    expect(shown.get('knowledge')).toEqual([{ kind: 'sides', finding: 'applied', yes: side, row: null }]);
  });

  it('are steps, at what the subject says and at what the others see', () => {
    const shown = divergencesOf(
      [rule('tackled', 'degree', ['tackled'], 'seen')],
      [facts('tackled', counts(['tec'], []))],
      roleOf,
    );
    const steps = [{ kind: 'steps', finding: 'tackled' }];
    expect([...shown]).toEqual([
      ['tackled', steps],
      ['seen', steps],
    ]);
  });

  it('names each target on which the sides differ, and no other', () => {
    const of = (yes: readonly string[], no: readonly string[], divergent: boolean) => ({
      ...{ ...counts(yes, no), quantifier: 'some' as const, divergent, strength },
    });
    const perTarget = { '6.1': of(['tec'], ['cainco'], true), '8.3': of(['tec'], [], false) };
    const shown = divergencesOf(
      [rule('sdg', 'per-target', ['targets'])],
      [facts('sdg', counts([], []), { perTarget })],
      roleOf,
    );
    expect(shown.get('targets')).toEqual([{ kind: 'sides', finding: 'sdg', yes: 'beneficiary', row: '6.1' }]);
  });

  it('is not told where a finding does not say so', () => {
    const agreed = facts('applied', counts(['tec'], ['cainco']), { divergent: false });
    expect(divergencesOf([rule('applied', 'yes-no', ['knowledge'])], [agreed], roleOf).size).toBe(0);
  });
});
