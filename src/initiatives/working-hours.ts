import { Temporal } from 'temporal-polyfill';

/** When something may reach a person, on their own clock. */
export interface Hours {
  /** ISO 8601: 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Full hours; from is in, until is out. */
  readonly from: number;
  readonly until: number;
}

/** Tuesday to Thursday, 9 to 11: when invitations are opened most (`pages-and-report.md`, section 5). */
export const INVITING_HOURS: Hours = { weekdays: [2, 3, 4], from: 9, until: 11 };
export const WORKING_HOURS: Hours = { weekdays: [1, 2, 3, 4, 5], from: 9, until: 17 };
/** News that cannot wait for a working day still wait for the morning. */
export const AWAKE_HOURS: Hours = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: 8, until: 20 };

/**
 * The first instant at or after `instant` that lies within these hours of a zone. ISO 8601 in UTC with milliseconds; a
 * full hour that a zone leaves out when its clocks go forward begins at the next one.
 */
export function nextMomentWithin(hours: Hours, instant: string, timeZone: string): string {
  const { weekdays, from, until } = hours;
  let local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  while (!weekdays.includes(local.dayOfWeek) || local.hour >= until) {
    local = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone });
  }
  if (local.hour < from) local = local.withPlainTime({ hour: from });
  return new Date(local.epochMilliseconds).toISOString();
}

/**
 * When news may reach a reader: at or after `instant`, while they are awake. At `instant` itself where `until`, an instant,
 * would have passed by then: better at night than too late.
 */
export function wakingMoment(instant: string, timeZone: string, until: string | null = null): string {
  const moment = nextMomentWithin(AWAKE_HOURS, instant, timeZone);
  return until !== null && instant < until && until <= moment ? instant : moment;
}

/** The instant at which a civil day begins in a zone, ISO 8601 in UTC with milliseconds. */
export function startOfDay(day: string, timeZone: string): string {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}

/** The civil day on which an instant falls in a zone. */
export function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A civil day so many days later; fewer where `days` is negative. */
export function daysLater(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day itself, or the Monday after it where it is a Saturday or a Sunday. */
export function workingDayFrom(day: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  return dayOfWeek > 5 ? daysLater(day, 8 - dayOfWeek) : day;
}

/** The civil day so many working days (Monday to Friday) before another. */
export function workingDaysBefore(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0;) {
    found = daysLater(found, -1);
    if (Temporal.PlainDate.from(found).dayOfWeek <= 5) left -= 1;
  }
  return found;
}
