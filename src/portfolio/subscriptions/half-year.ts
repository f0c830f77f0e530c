import { Temporal } from 'temporal-polyfill';

/** Digests leave on 15 January and 15 July at ten in the morning in Brussels. */
const DAY = 15;
const MONTHS = [1, 7] as const;
const HOUR = 10;
export const DIGEST_ZONE = 'Europe/Brussels';

/** One digest: its day, by which it is known, and the instant at which it is due (ISO 8601 in UTC). */
export interface HalfYear {
  /** Civil date, such as `2026-07-15`. */
  readonly day: string;
  readonly dueAt: string;
}

/** The first digest that is due after an instant. */
export function digestAfter(instant: string): HalfYear {
  const year = yearOf(instant);
  const next = [...ofYear(year), ...ofYear(year + 1)].find(({ dueAt }) => dueAt > iso(instant));
  if (!next) throw new RangeError(`No digest after ${instant}`);
  return next;
}

/** The last digest that was due at an instant or before it. */
export function digestUntil(instant: string): HalfYear {
  const year = yearOf(instant);
  const last = [...ofYear(year - 1), ...ofYear(year)].findLast(({ dueAt }) => dueAt <= iso(instant));
  if (!last) throw new RangeError(`No digest before ${instant}`);
  return last;
}

/** A number by which the mails of a digest are counted: two a year. */
export function digestNumber(day: string): number {
  return Number(day.slice(0, 4)) * 2 + (day.slice(5, 7) === '01' ? 0 : 1);
}

function ofYear(year: number): readonly HalfYear[] {
  return MONTHS.map((month) => {
    const date = Temporal.PlainDate.from({ year, month, day: DAY });
    const zoned = date.toZonedDateTime({ timeZone: DIGEST_ZONE, plainTime: { hour: HOUR } });
    return { day: date.toString(), dueAt: iso(zoned.toInstant().toString()) };
  });
}

function yearOf(instant: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(DIGEST_ZONE).year;
}

/** Instants compare as texts only where all have milliseconds. */
function iso(instant: string): string {
  return Temporal.Instant.from(instant).toString({ smallestUnit: 'millisecond' });
}
