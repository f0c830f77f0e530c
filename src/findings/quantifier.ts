import type { Counts, Quantifier } from './finding.js';

/**
 * The first that holds of the table in `domain.md`, section 4. "All who answered" is not all: a silent entity turns
 * `all` into `most`. With a single entity only `all`, `none` and `not-enough-answers` can come out.
 */
export function quantifierOf(counts: Counts): Quantifier {
  const yes = counts.yes.length;
  const answered = yes + counts.no.length;
  const size = answered + counts.withoutAnswer.length;
  if (size === 0 || answered * 2 < size) return 'not-enough-answers';
  if (yes === size) return 'all';
  if (yes === 0) return 'none';
  return yes * 2 > size ? 'most' : 'some';
}
