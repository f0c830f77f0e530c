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
export function yesNo(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const { rule, subject, counts } = counted;
  const quantifier = quantifierOf(counts);
  return {
    ...statement(counted, accepted, []),
    quantifier,
    divergent: subject.kind === 'all' && sidesDiverge(counts, accepted.roleOf),
    strength: strengthOf(rule, counts, quantifier, accepted),
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
    ...statement(counted, accepted, Object.keys(degreesSeen)),
    quantifier,
    degree: lowestDegree(degrees),
    degrees,
    degreesSeen,
    divergent: degreesDiverge(degrees, degreesSeen),
    strength: strengthOf(rule, counts, quantifier, accepted, seen),
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
    ...statement(counted, accepted, []),
    quantifier: tooFew ? 'not-enough-answers' : null,
    divergent: targets.some(([, { divergent }]) => divergent),
    strength: null,
    perTarget: Object.fromEntries(targets),
  };
}

/** What every quantity says: about whom, who says so, and on what evidence. */
function statement({ rule, subject, counts }: Counted, accepted: AcceptedAnswers, seeing: readonly string[]) {
  return {
    finding: rule.finding,
    section: rule.section,
    subject,
    ...counts,
    notDrafted: null,
    evidence: evidenceOf(rule, accepted, {
      answering: subject.entities.filter((entity) => !counts.withoutAnswer.includes(entity)),
      seeing,
      supporters: supportersOf(counts, quantifierOf(counts)),
    }),
  };
}
