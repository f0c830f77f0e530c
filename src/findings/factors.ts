import { answerTo, itemsOf, type AcceptedAnswers } from './accepted-answers.js';
import type { FindingRule, RankedFactor } from './finding.js';
import { ownWordsIn, type Uncoded } from './own-words.js';

/** Points of the first, second and third rank. */
export const RANK_POINTS = [3, 2, 1] as const;

export interface FactorTally {
  /** With support, in catalogue order; none reported yet. */
  readonly tallied: readonly RankedFactor[];
  readonly uncoded: Uncoded;
  /** Entities that neither ranked a factor nor have own words coded to one. */
  readonly withoutAnswer: readonly string[];
}

/**
 * Support and points of each factor. Coded own words give support and no points, once per entity and factor; where
 * the entity ranked that factor too, its rank is what counts (`domain.md`, section 4).
 */
export function tallyFactors(
  rule: FindingRule,
  accepted: AcceptedAnswers,
  catalogue: readonly string[],
): FactorTally {
  const [ranking = '', own = ''] = rule.questions;
  const words = ownWordsIn(accepted, { own, name: ranking }, catalogue);
  const ranks = new Map(
    accepted.keys.map((entity) => [entity, ranksOf(accepted, entity, ranking, catalogue)]),
  );
  const names = (entity: string, code: string) =>
    ranks.get(entity)?.has(code) || words.codes.get(entity)?.has(code) || false;
  const tallied = catalogue.map((code) => {
    const given = accepted.keys.map((entity) => ranks.get(entity)?.get(code));
    return {
      code,
      support: accepted.keys.filter((entity) => names(entity, code)),
      first: accepted.keys.filter((_, index) => given[index] === 0),
      points: given.reduce<number>(
        (sum, rank) => sum + (rank === undefined ? 0 : (RANK_POINTS[rank] ?? 0)),
        0,
      ),
      reported: false,
    };
  });
  return {
    tallied: tallied.filter(({ support }) => support.length > 0),
    uncoded: words.uncoded,
    withoutAnswer: accepted.keys.filter((entity) => !catalogue.some((code) => names(entity, code))),
  };
}

/** Rank from 0 by code. A code outside the catalogue keeps its rank from the others; the first of a repeated one counts. */
function ranksOf(
  accepted: AcceptedAnswers,
  entity: string,
  question: string,
  catalogue: readonly string[],
): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  itemsOf(answerTo(accepted, entity, question))
    .slice(0, RANK_POINTS.length)
    .forEach((code, rank) => {
      if (typeof code === 'string' && catalogue.includes(code) && !ranks.has(code)) ranks.set(code, rank);
    });
  return ranks;
}
