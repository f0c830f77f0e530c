import { Temporal } from 'temporal-polyfill';
import type { Exercise } from './exercise.js';
import { yearInstead } from './skipped-year.js';

/** Tuesday to Thursday: when invitations are opened most (`pages-and-report.md`, section 5). */
const OPENING_DAYS: readonly number[] = [2, 3, 4];
/** A notice goes out seven days before the opening; with one more, it is still to come. */
export const LEAD_DAYS = 8;
/** Three weeks: the second reminder and the last call fit in, and the last day is the weekday of the first. */
export const OPEN_DAYS = 21;

export interface ProposedDates {
  /** Civil dates `YYYY-MM-DD`. */
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * The day on which the first exercise is due: one civil year after the implementation has ended, 28 February after a 29
 * February (`domain.md`, section 1; `architecture.md`, decision 11). Civil dates; throws for a day that does not exist.
 */
export function firstExerciseDue(implementationEnd: string): string {
  return Temporal.PlainDate.from(implementationEnd, { overflow: 'reject' }).add({ years: 1 }).toString();
}

/**
 * When an exercise that is due could take place: it opens on the first Tuesday, Wednesday or Thursday on or after that
 * day and at least eight days from `today`, and closes three weeks later. Civil dates; throws for a day that does not
 * exist.
 */
export function proposedDates(dueOn: string, today: string): ProposedDates {
  const due = Temporal.PlainDate.from(dueOn, { overflow: 'reject' });
  const earliest = Temporal.PlainDate.from(today, { overflow: 'reject' }).add({ days: LEAD_DAYS });
  let opens = Temporal.PlainDate.compare(due, earliest) < 0 ? earliest : due;
  while (!OPENING_DAYS.includes(opens.dayOfWeek)) opens = opens.add({ days: 1 });
  return { opensOn: opens.toString(), closesOn: opens.add({ days: OPEN_DAYS }).toString() };
}

/** An exercise that is due, and not planned. */
export interface NextDue {
  /** Civil date. */
  readonly dueOn: string;
  /** The year the partners have asked for; null for the first exercise. */
  readonly year: number | null;
}

/**
 * What is due next in an initiative by all its exercises, in the order of their numbers: the first one a year after the
 * implementation, a later one in the year decided at the last publication, on the day on which the last one opened. Null
 * while one is planned or under way, and where no other was asked for. One that was cancelled is due again, in a later
 * year where its own was skipped.
 */
export function nextDue(
  implementationEnd: string,
  exercises: readonly Pick<Exercise, 'state' | 'year' | 'opensOn' | 'decision' | 'skippedWhy'>[],
): NextDue | null {
  const last = exercises.findLast(({ state }) => state !== 'cancelled');
  if (!last) {
    const dueOn = firstExerciseDue(implementationEnd);
    const year = yearOf(dueOn);
    return { dueOn: sameDay({ opensOn: dueOn, year }, yearInstead(exercises, year)), year: null };
  }
  if (last.state !== 'published' || !last.decision?.planned || last.decision.year === null) return null;
  const year = yearInstead(exercises, last.decision.year);
  return { dueOn: sameDay(last, year), year };
}

/** Which year an exercise is called by: the one the partners have asked for unless it has passed, else that of its opening. */
export function exerciseYear({ year }: NextDue, { opensOn }: ProposedDates, today: string): number {
  return year === null ? yearOf(opensOn) : Math.max(year, yearOf(today));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function sameDay({ opensOn, year: before }: Pick<Exercise, 'opensOn' | 'year'>, year: number): string {
  return Temporal.PlainDate.from(opensOn)
    .add({ years: year - before })
    .toString();
}
