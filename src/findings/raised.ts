import { readAcceptedAnswers } from './accepted-answers.js';
import { catalogueOf } from './catalogues.js';
import type { FindingRule, FindingsInput, Pair, TieSettlement } from './finding.js';
import { tallyPerspectives } from './perspectives.js';
import { sortedPair, tiesIn } from './ties.js';

/** Something that answers leave open and only an evaluator can settle. */
export type Raised =
  | {
      readonly kind: 'one-sided-tie';
      readonly when: TieSettlement['when'];
      readonly pair: Pair;
      readonly claimedBy: string;
    }
  | { readonly kind: 'commitment-over-not-for-us'; readonly entity: string; readonly code: string };

/** One-sided ties that nobody has settled yet, and own words that commit to what the same entity calls not for itself. */
export function raisedInReview(rules: readonly FindingRule[], input: FindingsInput): readonly Raised[] {
  const accepted = readAcceptedAnswers(input);
  return rules.flatMap((rule): readonly Raised[] => {
    if (rule.kind === 'perspectives') {
      const { contradicted } = tallyPerspectives(rule, accepted, catalogueOf(rule, accepted));
      return contradicted.map((each) => ({ kind: 'commitment-over-not-for-us', ...each }));
    }
    if (rule.kind !== 'starting-point' && rule.kind !== 'partnership-now') return [];
    const when = rule.kind === 'starting-point' ? 'before' : 'now';
    const isSettled = ([a, b]: Pair) =>
      input.settlements.some(
        ({ when: of, pair: [c, d] }) => of === when && sortedPair(c, d).join(' ') === `${a} ${b}`,
      );
    return tiesIn(accepted, rule.questions[0] ?? '', when)
      .oneSided.filter(({ pair }) => !isSettled(pair))
      .map(({ pair, claimedBy }) => ({ kind: 'one-sided-tie', when, pair, claimedBy: claimedBy[0] ?? '' }));
  });
}
