import { sameValue } from './answer-hash.js';
import type { AnswerChange, StoredAnswer } from './response.js';

export type ChangesDecision =
  | { readonly kind: 'conflict'; readonly current: readonly StoredAnswer[] }
  /** Those that say something new; an answer sent again as it stands is none, whatever revision it was based on. */
  | { readonly kind: 'write'; readonly changes: readonly AnswerChange[] };

/**
 * Compares what is asked for with what stands. A set of changes is written whole or not at all: one answer that has
 * changed since its writer read it makes the set a conflict.
 */
export function decideChanges(
  changes: readonly AnswerChange[],
  current: ReadonlyMap<string, StoredAnswer>,
): ChangesDecision {
  const last = new Map(changes.map((change) => [change.question, change]));
  const news = [...last.values()].filter((change) => !isSame(change, current.get(change.question)));
  const stale = news.filter(({ question, revision }) => revision !== (current.get(question)?.revision ?? 0));
  if (stale.length === 0) return { kind: 'write', changes: news };
  return { kind: 'conflict', current: stale.flatMap(({ question }) => current.get(question) ?? []) };
}

function isSame(change: AnswerChange, current: StoredAnswer | undefined): boolean {
  if ((current?.cannotAnswer ?? null) !== change.cannotAnswer) return false;
  const stands = current?.value ?? null;
  if (stands === null || change.value === null) return stands === change.value;
  return sameValue(stands, change.value);
}
