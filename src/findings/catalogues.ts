import type { AcceptedAnswers } from './accepted-answers.js';
import type { FindingRule } from './finding.js';

/** The codes a ranked rule counts, in catalogue order, own codes last; empty for any other kind of rule. */
export function catalogueOf(rule: FindingRule, { input }: AcceptedAnswers): readonly string[] {
  const { enablingFactors, hinderingFactors, perspectives } = input.catalogues;
  if (rule.kind === 'perspectives') return perspectives;
  if (rule.kind !== 'factors') return [];
  return rule.finding === 'hindering-factors' ? hinderingFactors : enablingFactors;
}
