import { sideOf } from '../initiatives/side.js';
import type { Entity } from '../initiatives/partnership.js';
import { answerTo, cellsOf, type AcceptedAnswers } from './accepted-answers.js';
import type { Pair, TieSettlement } from './finding.js';

/** How much an entity says it worked with another; from the third on it claims a tie. */
export const TIE_DEGREES = ['none', 'occasional', 'joint-activities', 'joint-project'] as const;

export type TieKind = 'north-south' | 'south-south' | 'north-north' | 'domestic' | 'untyped';

export interface Tie {
  readonly pair: Pair;
  readonly kind: TieKind;
  readonly status: 'confirmed' | 'reported' | 'one-sided' | 'settled';
  /** One or both of the pair. */
  readonly claimedBy: readonly string[];
}

export interface Ties {
  /** At least half of the entities filled in at least one row. */
  readonly enough: boolean;
  /** Entities that filled in no row. */
  readonly withoutAnswer: readonly string[];
  /** Confirmed, reported and settled ones, by pair. */
  readonly counted: readonly Tie[];
  /** Claimed by one and denied by the other: drawn, not counted; also where an evaluator settled that it does not count. */
  readonly oneSided: readonly Tie[];
}

/** Reads one matrix, before or now, into the ties of the partnership (`domain.md`, section 4, Ties). */
export function tiesIn(accepted: AcceptedAnswers, question: string, when: TieSettlement['when']): Ties {
  const { entities, keys } = accepted;
  const claims = new Map(keys.map((key) => [key, claimsOf(accepted, key, question)]));
  const settled = new Set(
    accepted.input.settlements
      .filter((settlement) => settlement.when === when && settlement.counts)
      .map(({ pair: [a, b] }) => sortedPair(a, b).join(' ')),
  );
  const ties: Tie[] = [];
  entities.forEach((one, index) => {
    for (const other of entities.slice(index + 1)) {
      const pair = sortedPair(one.key, other.key);
      const [own, others] = [claims.get(one.key)?.get(other.key), claims.get(other.key)?.get(one.key)];
      const status = statusOf(own, others);
      if (!status) continue;
      const counts = status === 'one-sided' && settled.has(pair.join(' '));
      const claimedBy = [...(own ? [one.key] : []), ...(others ? [other.key] : [])];
      ties.push({ pair, kind: kindOf(one, other), status: counts ? 'settled' : status, claimedBy });
    }
  });
  ties.sort((a, b) => comparePairs(a.pair, b.pair));
  const withoutAnswer = keys.filter((key) => claims.get(key)?.size === 0);
  return {
    enough: (keys.length - withoutAnswer.length) * 2 >= keys.length,
    withoutAnswer,
    counted: ties.filter(({ status }) => status !== 'one-sided'),
    oneSided: ties.filter(({ status }) => status === 'one-sided'),
  };
}

/** By other entity: does this one claim a tie? Rows left blank or unreadable are absent. */
function claimsOf(accepted: AcceptedAnswers, entity: string, question: string): Map<string, boolean> {
  const claims = new Map<string, boolean>();
  for (const [row, value] of cellsOf(answerTo(accepted, entity, question))) {
    const degree = TIE_DEGREES.findIndex((each) => each === value);
    if (degree >= 0 && row !== entity && accepted.roleOf.has(row)) claims.set(row, degree >= 2);
  }
  return claims;
}

function statusOf(one: boolean | undefined, other: boolean | undefined): Tie['status'] | null {
  if (!one && !other) return null;
  if (one && other) return 'confirmed';
  return one === undefined || other === undefined ? 'reported' : 'one-sided';
}

function kindOf(one: Entity, other: Entity): TieKind {
  if (one.country === other.country) return 'domestic';
  const sides = [sideOf(one), sideOf(other)];
  if (sides.includes(null)) return 'untyped';
  if (sides[0] !== sides[1]) return 'north-south';
  return sides[0] === 'south' ? 'south-south' : 'north-north';
}

export function sortedPair(a: string, b: string): Pair {
  return a < b ? [a, b] : [b, a];
}

function comparePairs([a, b]: Pair, [c, d]: Pair): number {
  if (a !== c) return a < c ? -1 : 1;
  return b < d ? -1 : 1;
}

/** Ties of any kind that an entity stands in. */
export function tiesOf(ties: readonly Tie[], entity: string): readonly Tie[] {
  return ties.filter(({ pair }) => pair.includes(entity));
}
