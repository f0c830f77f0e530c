import { readAcceptedAnswers } from './accepted-answers.js';
import { applyRule } from './apply-rule.js';
import { countSubject } from './count-subject.js';
import type { FindingFacts, FindingRule, FindingsInput } from './finding.js';
import { orderRanked } from './ranked.js';
import { withholdDependents } from './withheld.js';

/**
 * Answers become findings: one per rule, in the order of the rules, those not drafted included with the reason.
 * The rules are content (`v1.findings.json`), their meaning is `domain.md`, section 4. An answer that cannot be read
 * stops nothing: it is without answer here; `readAnswers` of the questionnaire lists it.
 */
export function draftFindings(rules: readonly FindingRule[], input: FindingsInput): FindingFacts[] {
  // 1 Read the accepted answers; entities without one stay in sight.
  const accepted = readAcceptedAnswers(input);

  // 2 Count by entity and role: who of each finding's subject says yes, partly, no or nothing.
  const counted = rules.map((rule) => countSubject(rule, accepted));

  // 3 Apply each rule to what was counted.
  const applied = counted.map((count) => applyRule(count, accepted));

  // 4 Order factors and perspectives, and mark those to be reported.
  const ordered = applied.map((facts) => (facts.ranked ? { ...facts, ranked: orderRanked(facts) } : facts));

  // 5 Withhold what requires a finding that does not hold.
  return withholdDependents(rules, ordered);
}
