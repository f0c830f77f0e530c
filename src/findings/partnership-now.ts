import type { AcceptedAnswers } from './accepted-answers.js';
import type { Pair, PartnershipNow } from './finding.js';
import type { Ties } from './ties.js';

/** Whether the partnership goes on, measured against all entities together (`domain.md`, section 4). */
export function partnershipNowOf(now: Ties, before: Ties, { keys }: AcceptedAnswers): PartnershipNow {
  const pairs = now.counted.map(({ pair }) => pair);
  const joined = groupsOf(keys, pairs);
  return {
    state: stateOf(now, before, joined.length),
    ties: pairs,
    oneSided: now.oneSided.map(({ pair }) => pair),
    groups: joined.filter((group) => group.length > 1),
    outside: joined.filter((group) => group.length === 1).flat(),
  };
}

function stateOf(now: Ties, before: Ties, groups: number): PartnershipNow['state'] {
  if (!now.enough) return null;
  if (now.counted.length === 0) return 'ended';
  if (groups > 1) return 'reduced';
  return before.enough && now.counted.length > before.counted.length ? 'strengthened' : 'maintained';
}

/** Entities joined directly or over others, single ones included, all in the partnership's order. */
function groupsOf(keys: readonly string[], pairs: readonly Pair[]): readonly (readonly string[])[] {
  const group = new Map(keys.map((key) => [key, key]));
  for (const [a, b] of pairs) {
    const [kept, merged] = [group.get(a), group.get(b)];
    if (kept === undefined || merged === undefined) continue;
    for (const key of keys) if (group.get(key) === merged) group.set(key, kept);
  }
  return [...new Set(group.values())]
    .map((name) => keys.filter((key) => group.get(key) === name))
    .sort((a, b) => keys.indexOf(a[0] ?? '') - keys.indexOf(b[0] ?? ''));
}
