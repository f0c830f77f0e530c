import type { Role } from '../initiatives/partnership.js';
import { sidesRead } from './divergence.js';
import type { Counts, FindingFacts, FindingRule } from './finding.js';

/** Why a finding says that entities differ: the rule that raised it, to be said at its question. */
export type Divergence =
  | {
      readonly kind: 'sides';
      readonly finding: string;
      /** The side that says yes; the other says no. */
      readonly yes: 'beneficiary' | 'provider';
      /** Row of the matrix it is about; null for the question as a whole. */
      readonly row: string | null;
    }
  | { readonly kind: 'steps'; readonly finding: string };

/** By question, the divergences of the findings that are read from it; a question of both sides of a degree has it twice. */
export function divergencesOf(
  rules: readonly FindingRule[],
  findings: readonly FindingFacts[],
  roleOf: ReadonlyMap<string, Role>,
): ReadonlyMap<string, readonly Divergence[]> {
  const byQuestion = new Map<string, Divergence[]>();
  for (const facts of findings) {
    const rule = rules.find(({ finding }) => finding === facts.finding);
    if (!rule || !facts.divergent) continue;
    const raised = divergencesIn(facts, rule, roleOf);
    for (const question of [rule.questions[0], rule.seenBy])
      if (question) byQuestion.set(question, [...(byQuestion.get(question) ?? []), ...raised]);
  }
  return byQuestion;
}

function divergencesIn(
  facts: FindingFacts,
  rule: FindingRule,
  roleOf: ReadonlyMap<string, Role>,
): readonly Divergence[] {
  const { finding } = facts;
  if (rule.kind === 'degree') return [{ kind: 'steps', finding }];
  const of = (counts: Counts, row: string | null): Divergence => ({
    kind: 'sides',
    finding,
    yes: sidesRead(counts, roleOf).beneficiaries === 'yes' ? 'beneficiary' : 'provider',
    row,
  });
  if (!facts.perTarget) return [of(facts, null)];
  return Object.entries(facts.perTarget)
    .filter(([, { divergent }]) => divergent)
    .map(([target, counts]) => of(counts, target));
}
