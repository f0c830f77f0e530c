import type { AcceptedAnswers } from './accepted-answers.js';
import type { Counted } from './count-subject.js';
import { answersAsEvidence } from './evidence.js';
import { catalogueOf } from './catalogues.js';
import { tallyFactors } from './factors.js';
import type { Counts, FindingFacts } from './finding.js';
import { proposeNewExercise } from './new-exercise.js';
import { partnershipNowOf } from './partnership-now.js';
import { tallyPerspectives } from './perspectives.js';
import { quantifierOf } from './quantifier.js';
import { startingPointOf } from './starting-point.js';
import { tiesIn } from './ties.js';

// Findings about the partnership as such: no quantity and no strength, but too few answers are said, and who is missing.

export function startingPoint(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const before = tiesIn(accepted, counted.rule.questions[0] ?? '', 'before');
  const facts = about(counted, accepted, unasked(before.withoutAnswer), before.enough);
  return { ...facts, startingPoint: startingPointOf(before, accepted) };
}

/** The rule names the matrix of now first, the one of before second. */
export function partnershipNow(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const now = tiesIn(accepted, counted.rule.questions[0] ?? '', 'now');
  const before = tiesIn(accepted, counted.rule.questions[1] ?? '', 'before');
  const facts = about(counted, accepted, unasked(now.withoutAnswer), now.enough);
  return { ...facts, partnershipNow: partnershipNowOf(now, before, accepted) };
}

export function factors(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  return ranked(counted, accepted, tallyFactors(counted.rule, accepted, catalogueOf(counted.rule, accepted)));
}

export function perspectives(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  return ranked(
    counted,
    accepted,
    tallyPerspectives(counted.rule, accepted, catalogueOf(counted.rule, accepted)),
  );
}

export function newExercise(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const { rule, counts } = counted;
  const enough = quantifierOf(counts) !== 'not-enough-answers';
  return {
    ...about(counted, accepted, counts, enough),
    decision: proposeNewExercise(rule, counts, accepted),
  };
}

function ranked(
  counted: Counted,
  accepted: AcceptedAnswers,
  tally: ReturnType<typeof tallyFactors> | ReturnType<typeof tallyPerspectives>,
): FindingFacts {
  const enough = (accepted.keys.length - tally.withoutAnswer.length) * 2 >= accepted.keys.length;
  const facts = about(counted, accepted, unasked(tally.withoutAnswer), enough);
  return { ...facts, ranked: tally.tallied, uncoded: tally.uncoded };
}

/** Nobody is asked yes or no here: only who gave nothing is counted. */
function unasked(withoutAnswer: readonly string[]): Counts {
  return { yes: [], partly: [], no: [], withoutAnswer };
}

function about(
  { rule, subject }: Counted,
  accepted: AcceptedAnswers,
  counts: Counts,
  enough: boolean,
): FindingFacts {
  return {
    finding: rule.finding,
    section: rule.section,
    subject,
    ...counts,
    quantifier: enough ? null : 'not-enough-answers',
    divergent: false,
    notDrafted: null,
    strength: null,
    evidence: answersAsEvidence(accepted, accepted.keys, rule.questions),
  };
}
