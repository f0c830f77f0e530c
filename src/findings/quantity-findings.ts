import type { AcceptedAnswers } from './accepted-answers.js';
import type { Counted } from './count-subject.js';
import { countReadings, readAs, readsOf } from './counts.js';
import { degreesDiverge, degreesIn, lowestDegree } from './degrees.js';
import { sidesDiverge } from './divergence.js';
import { evidenceOf } from './evidence.js';
import type { FindingFacts } from './finding.js';
import { quantifierOf } from './quantifier.js';
import { strengthOf, supportersOf } from './strength.js';

/** Who says yes, in one closed question. */
export function yesNo({ rule, subject, counts }: Counted, accepted: AcceptedAnswers): FindingFacts {
  const quantifier = quantifierOf(counts);
  return {
    finding: rule.finding,
    section: rule.section,
    subject,
    ...counts,
    quantifier,
    divergent: subject.kind === 'all' && sidesDiverge(counts, accepted.roleOf),
    notDrafted: null,
    strength: strengthOf(rule, counts, quantifier, accepted),
    evidence: evidenceOf(rule, accepted, {
      answering: [...counts.yes, ...counts.no],
      seeing: [],
      supporters: supportersOf(counts, quantifier),
    }),
  };
}

/** The subject's degrees make the statement; what the others saw stands beside it and is never mixed in. */
export function degree(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const { rule, subject, counts } = counted;
  const others = accepted.keys.filter((key) => !subject.entities.includes(key));
  const degrees = degreesIn(accepted, rule.questions[0] ?? '', subject.entities);
  const degreesSeen = rule.seenBy ? degreesIn(accepted, rule.seenBy, others) : {};
  const seen = rule.seenBy
    ? countReadings(others, (entity) => readAs(degreesSeen[entity], readsOf(rule)))
    : null;
  const quantifier = quantifierOf(counts);
  return {
    ...yesNo(counted, accepted),
    degree: lowestDegree(degrees),
    degrees,
    degreesSeen,
    divergent: degreesDiverge(degrees, degreesSeen),
    strength: strengthOf(rule, counts, quantifier, accepted, seen),
    evidence: evidenceOf(rule, accepted, {
      answering: Object.keys(degrees),
      seeing: Object.keys(degreesSeen),
      supporters: supportersOf(counts, quantifier),
    }),
  };
}

/** Each target has its own quantifier, divergence and strength; all together have none but too few answers. */
export function perTarget(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const { rule, counts, byTarget } = counted;
  const targets = [...byTarget].map(([target, ofTarget]) => {
    const quantifier = quantifierOf(ofTarget);
    const divergent = sidesDiverge(ofTarget, accepted.roleOf);
    const strength = strengthOf(rule, ofTarget, quantifier, accepted);
    return [target, { ...ofTarget, quantifier, divergent, strength }] as const;
  });
  const tooFew = byTarget.size > 0 && quantifierOf(counts) === 'not-enough-answers';
  return {
    ...yesNo(counted, accepted),
    quantifier: tooFew ? 'not-enough-answers' : null,
    divergent: targets.some(([, { divergent }]) => divergent),
    strength: null,
    perTarget: Object.fromEntries(targets),
  };
}
