import { Temporal } from 'temporal-polyfill';

/** Is this a day that exists, written `2023-04-24`? Years 1900 to 2199. */
export function isCivilDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** Is this a month, written `2023-04`? */
export function isMonth(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** First day of a month; a full date is returned as it is. */
export function firstDay(date: string): string {
  return isMonth(date) ? `${date}-01` : date;
}

/** Last day of a month; a full date is returned as it is. */
export function lastDay(date: string): string {
  if (!isMonth(date)) return date;
  const month = Temporal.PlainYearMonth.from(date);
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

/**
 * The instant at which a day ends in a zone: where the next one begins, which is not always midnight (some zones change
 * their clocks then). ISO 8601 in UTC with milliseconds. Throws for a date or zone that does not exist.
 */
export function endOfDay(date: string, timeZone: string): string {
  const nextDay = Temporal.PlainDate.from(date, { overflow: 'reject' }).add({ days: 1 });
  return new Date(nextDay.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}
