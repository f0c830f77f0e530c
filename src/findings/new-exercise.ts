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

/** Who finds a new exercise useful and in which year, the year named most often first; who does not. */
export interface Votes {
  /** `year` is null for those who name none. */
  readonly yes: readonly { readonly year: number | null; readonly entities: readonly string[] }[];
  readonly no: readonly string[];
}

/** `yearSaid`: what an entity answered to the question for the year. */
export function votesOf(
  { yes, no }: Pick<Counts, 'yes' | 'no'>,
  exerciseYear: number,
  yearSaid: (entity: string) => unknown,
): Votes {
  const named = yes.map((entity) => ({ entity, year: yearFrom(yearSaid(entity), exerciseYear) }));
  const years = [...new Set(named.map(({ year }) => year))].map((year) => ({
    year,
    entities: named.filter((one) => one.year === year).map(({ entity }) => entity),
  }));
  const last = ({ year }: { readonly year: number | null }) => year ?? Number.MAX_SAFE_INTEGER;
  return {
    yes: years.toSorted((a, b) => b.entities.length - a.entities.length || last(a) - last(b)),
    no,
  };
}
