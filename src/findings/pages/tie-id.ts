import type { Pair, TieSettlement } from '../finding.js';

/** Fragment of a tie on the page of ties; a dot stands in no key. */
export function tieId(when: TieSettlement['when'], [a, b]: Pair): string {
  return `tie.${when}.${a}.${b}`;
}
