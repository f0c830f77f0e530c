import { answerTo, cellsOf, type AcceptedAnswers } from './accepted-answers.js';
import type { FindingRule, RankedPerspective } from './finding.js';
import { ownWordsIn, type Uncoded } from './own-words.js';

export interface PerspectiveTally {
  /** With support, in catalogue order; none reported yet. */
  readonly tallied: readonly RankedPerspective[];
  readonly uncoded: Uncoded;
  /** Entities that commit to none and support none. */
  readonly withoutAnswer: readonly string[];
  /** Own words coded to a perspective that the same entity calls not for itself: to be raised in the review. */
  readonly contradicted: readonly { readonly entity: string; readonly code: string }[];
}

/** Support and commitments of each perspective; coded own words commit, over "support" and "not for us" alike. */
export function tallyPerspectives(
  rule: FindingRule,
  accepted: AcceptedAnswers,
  catalogue: readonly string[],
): PerspectiveTally {
  const [matrix = '', own = ''] = rule.questions;
  const words = ownWordsIn(accepted, { own, name: matrix }, catalogue);
  const said = new Map(accepted.keys.map((entity) => [entity, cellsOf(answerTo(accepted, entity, matrix))]));
  const ownCommits = (entity: string, code: string) => words.codes.get(entity)?.has(code) ?? false;
  const commits = (entity: string, code: string) =>
    said.get(entity)?.get(code) === 'commit' || ownCommits(entity, code);
  const supports = (entity: string, code: string) =>
    said.get(entity)?.get(code) === 'support' || commits(entity, code);
  const tallied = catalogue.map((code) => ({
    code,
    support: accepted.keys.filter((entity) => supports(entity, code)),
    commit: accepted.keys.filter((entity) => commits(entity, code)),
    reported: false,
  }));
  return {
    tallied: tallied.filter(({ support }) => support.length > 0),
    uncoded: words.uncoded,
    withoutAnswer: accepted.keys.filter((entity) => !catalogue.some((code) => supports(entity, code))),
    contradicted: accepted.keys.flatMap((entity) =>
      catalogue
        .filter((code) => ownCommits(entity, code) && said.get(entity)?.get(code) === 'not-for-us')
        .map((code) => ({ entity, code })),
    ),
  };
}
