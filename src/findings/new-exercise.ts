import { answerTo, type AcceptedAnswers } from './accepted-answers.js';
import type { Counts, FindingFacts, FindingRule } from './finding.js';

/**
 * The partners' proposal: yes where more than half of the partnership say yes, in the year named most often by them,
 * the earlier one on a draw. `year` is null for a no, and where nobody names one.
 */
export function proposeNewExercise(
  rule: FindingRule,
  counts: Counts,
  accepted: AcceptedAnswers,
): NonNullable<FindingFacts['decision']> {
  if (counts.yes.length * 2 <= accepted.keys.length) return { planned: false, year: null };
  const votes = new Map<number, number>();
  for (const entity of counts.yes) {
    const year = yearFrom(answerTo(accepted, entity, rule.questions[1] ?? ''), accepted.input.exerciseYear);
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + 1);
  }
  const [favourite] = [...votes].sort(([yearA, a], [yearB, b]) => b - a || yearA - yearB);
  return { planned: true, year: favourite ? favourite[0] : null };
}

/** A whole year from the next to five years on, as number or digits; null where it is anything else. */
export function yearFrom(value: unknown, exerciseYear: number): number | null {
  const year = typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : value;
  if (typeof year !== 'number' || !Number.isInteger(year)) return null;
  return year > exerciseYear && year <= exerciseYear + 5 ? year : null;
}

/** Does an evaluator's decision differ from the partners' proposal? Without enough answers there is none: no exercise. */
export function differsFromProposal(
  decision: { readonly planned: boolean; readonly year: number | null },
  proposal: { readonly planned: boolean; readonly year: number | null } | null,
): boolean {
  const proposed = proposal ?? { planned: false, year: null };
  return decision.planned !== proposed.planned || (decision.planned && decision.year !== proposed.year);
}
