import { INVITING_HOURS } from '../initiatives/working-hours.js';
import type { Exercise } from './exercise.js';
import { yearInstead } from './skipped-year.js';

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
  return yearsLater(implementationEnd, 1);
}

/**
 * When an exercise that is due could take place: it opens on the first Tuesday, Wednesday or Thursday on or after that
 * day and at least eight days from `today`, and closes three weeks later. Civil dates; throws for a day that does not
 * exist.
 */
export function proposedDates(dueOn: string, today: string): ProposedDates {
  let opens = Math.max(dayNumber(dueOn), dayNumber(today) + LEAD_DAYS);
  while (!INVITING_HOURS.weekdays.includes(weekday(opens))) opens += 1;
  return { opensOn: dateOf(opens), closesOn: dateOf(opens + OPEN_DAYS) };
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
  return yearsLater(opensOn, year - before);
}

// A calendar asks for a thousand of these at once, for which Temporal's polyfill takes twenty times as long.

const DAY_MS = 86_400_000;

/** Days since 1970; throws for a day that does not exist. */
function dayNumber(date: string): number {
  const number = Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
  if (Number.isNaN(number) || dateOf(number) !== date) throw new RangeError(`${date} is no day`);
  return number;
}

function dateOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, which 4 January 1970 was. */
function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The same day of another year, and 28 February for a 29 February that year does not have. */
function yearsLater(date: string, years: number): string {
  dayNumber(date);
  const [year, monthAndDay] = [String(yearOf(date) + years), date.slice(4)];
  const isLeap = new Date(`${year}-02-29T00:00:00.000Z`).getUTCDate() === 29;
  return `${year}${monthAndDay === '-02-29' && !isLeap ? '-02-28' : monthAndDay}`;
}
