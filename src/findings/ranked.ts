import type { FindingFacts, RankedFactor, RankedPerspective } from './finding.js';

type Ranked = RankedFactor | RankedPerspective;

/** Points of a factor, commitments of a perspective. */
function weightOf(ranked: Ranked): number {
  return 'points' in ranked ? ranked.points : ranked.commit.length;
}

/**
 * Orders by support, then points (or commitments), then catalogue order, in which they come in; and marks what is
 * reported: named by more than half of the partnership, or, where fewer than three are, the first three and all
 * others with the third's support and points. Nothing is reported without enough answers (`domain.md`, section 4).
 */
export function orderRanked(facts: FindingFacts): FindingFacts['ranked'] {
  const size = facts.subject.entities.length;
  const enough = facts.quantifier !== 'not-enough-answers';
  // The union of two arrays is ordered as either; the cast only tells the compiler that it stays one of them.
  return inOrder<Ranked>(facts.ranked ?? [], size, enough) as FindingFacts['ranked'];
}

function inOrder<T extends Ranked>(
  tallied: readonly T[],
  partnershipSize: number,
  enoughAnswers: boolean,
): readonly T[] {
  const ordered = [...tallied].sort(
    (a, b) => b.support.length - a.support.length || weightOf(b) - weightOf(a),
  );
  const byMajority = ordered.filter(({ support }) => support.length * 2 > partnershipSize);
  const third = ordered[2];
  const isReported = (each: T, place: number) => {
    if (!enoughAnswers) return false;
    if (byMajority.length >= 3) return place < byMajority.length;
    if (place < 3 || !third) return true;
    return each.support.length === third.support.length && weightOf(each) === weightOf(third);
  };
  return ordered.map((each, place) => ({ ...each, reported: isReported(each, place) }));
}
