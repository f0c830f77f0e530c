import { Temporal } from 'temporal-polyfill';
import { isCivilDate } from '../initiatives/civil-date.js';
import { isTimeZone } from '../initiatives/time-zone.js';
import type { FieldError } from './read-validation.js';

/** A meeting as it is typed: a day, two times of day and the zone they are in. */
export interface TypedMeeting {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly place: string;
}

/** Longest place, in characters. */
export const LONGEST_PLACE = 500;

/** Instants of a meeting, or what is wrong with the form. `now` is an instant: a meeting lies ahead. */
export function readMeeting(
  { date, from, to, timeZone, place }: TypedMeeting,
  now: string,
):
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'plan'; readonly startsAt: string; readonly endsAt: string } {
  const errors: FieldError[] = [];
  if (!isCivilDate(date)) errors.push({ key: 'val.error.day', field: 'date' });
  if (!isTime(from)) errors.push({ key: 'val.error.time', field: 'from' });
  if (!isTime(to)) errors.push({ key: 'val.error.time', field: 'to' });
  if (!isTimeZone(timeZone)) errors.push({ key: 'val.error.zone', field: 'timeZone' });
  if (place.trim() === '' || place.length > LONGEST_PLACE)
    errors.push({ key: 'val.error.place', field: 'place' });
  if (errors.length > 0) return { kind: 'wrong', errors };
  const [startsAt, endsAt] = [instantOf(date, from, timeZone), instantOf(date, to, timeZone)];
  if (endsAt <= startsAt) errors.push({ key: 'val.error.order', field: 'to' });
  else if (startsAt <= now) errors.push({ key: 'val.error.past', field: 'date' });
  return errors.length > 0 ? { kind: 'wrong', errors } : { kind: 'plan', startsAt, endsAt };
}

/** How an instant is typed: its day and its time of day in a zone. */
export function typedInstant(
  instant: string,
  timeZone: string,
): { readonly date: string; readonly time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** A time that a change of clocks skips or repeats is the later or the earlier one, as calendars read it (RFC 5545). */
function instantOf(date: string, time: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds).toISOString();
}
