import type { FindingFacts, FindingRule } from './finding.js';

/**
 * Withholds each finding whose required one reads `none`, has not enough answers or is withheld itself: it gets no
 * quantifier and no strength, keeps its counts, and shows as evidence the answers that are the reason.
 */
export function withholdDependents(
  rules: readonly FindingRule[],
  facts: readonly FindingFacts[],
): FindingFacts[] {
  const requires = new Map(rules.map((rule) => [rule.finding, rule.requires]));
  const byName = new Map(facts.map((each) => [each.finding, each]));

  const holds = (finding: string, asked: readonly string[] = []): boolean => {
    const quantifier = byName.get(finding)?.quantifier;
    if (quantifier === undefined || quantifier === 'none' || quantifier === 'not-enough-answers')
      return false;
    const required = requires.get(finding);
    return !required || (!asked.includes(finding) && holds(required, [...asked, finding]));
  };

  return facts.map((each) => {
    const required = requires.get(each.finding);
    return !required || holds(required) ? each : withheld(each, required, byName.get(required));
  });
}

function withheld(facts: FindingFacts, required: string, because: FindingFacts | undefined): FindingFacts {
  const { finding, section, subject, yes, partly, no, withoutAnswer } = facts;
  return {
    finding,
    section,
    subject,
    yes,
    partly,
    no,
    withoutAnswer,
    quantifier: null,
    divergent: false,
    notDrafted: `requires ${required}`,
    strength: null,
    evidence: because?.evidence ?? [],
  };
}
