import type { AcceptedAnswers } from './accepted-answers.js';
import type { Counted } from './count-subject.js';
import type { FindingFacts } from './finding.js';
import { factors, newExercise, partnershipNow, perspectives, startingPoint } from './partnership-findings.js';
import { degree, perTarget, yesNo } from './quantity-findings.js';

/** One rule applied to its counts; whether a required finding holds is decided afterwards. */
export function applyRule(counted: Counted, accepted: AcceptedAnswers): FindingFacts {
  const { kind } = counted.rule;
  switch (kind) {
    case 'yes-no':
      return yesNo(counted, accepted);
    case 'degree':
      return degree(counted, accepted);
    case 'per-target':
      return perTarget(counted, accepted);
    case 'starting-point':
      return startingPoint(counted, accepted);
    case 'partnership-now':
      return partnershipNow(counted, accepted);
    case 'factors':
      return factors(counted, accepted);
    case 'perspectives':
      return perspectives(counted, accepted);
    case 'new-exercise':
      return newExercise(counted, accepted);
    default:
      return kind satisfies never;
  }
}
