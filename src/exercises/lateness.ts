import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../initiatives/working-hours.js';
import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';

/** How long after its instant something was done; hours count within its day only. */
export interface Lateness {
  readonly days: number;
  readonly hours: number;
}

/** What is done within so many hours is on time: nobody is written to before the morning anyway. */
const ON_TIME_HOURS = 3;
const HOUR_MS = 3_600_000;

/** Null where it was on time. Instants; days are those of the zone. */
export function latenessOf(plannedAt: string, doneAt: string, timeZone: string): Lateness | null {
  const hours = Math.floor((Date.parse(doneAt) - Date.parse(plannedAt)) / HOUR_MS);
  if (hours < ON_TIME_HOURS) return null;
  const { days } = Temporal.PlainDate.from(dayOf(plannedAt, timeZone)).until(dayOf(doneAt, timeZone));
  return days > 0 ? { days, hours: 0 } : { days: 0, hours };
}

/** `3 days late`. */
export function latenessText(language: Language, { days, hours }: Lateness): string {
  return days > 0 ? pageText(language, 'late.days', { days }) : pageText(language, 'late.hours', { hours });
}

/** What the history keeps of something the service did by itself. */
export interface KeptOfPlan {
  /** Civil day it was planned for. */
  readonly day: string;
  /** Absent where it was on time. */
  readonly late?: Lateness;
}

/** `day` is the civil day it was planned for, `plannedAt` the instant of that day. */
export function keptOfPlan(
  { day, plannedAt }: { readonly day: string; readonly plannedAt: string },
  doneAt: string,
  timeZone: string,
): KeptOfPlan {
  const late = latenessOf(plannedAt, doneAt, timeZone);
  return late ? { day, late } : { day };
}

/** What the details of a line of the history say of it; null where it was on time, or is nothing that was planned. */
export function lateIn(details: Readonly<Record<string, unknown>>): Required<KeptOfPlan> | null {
  const { day, late } = details;
  if (typeof day !== 'string' || typeof late !== 'object' || late === null) return null;
  const { days, hours } = late as Partial<Record<string, unknown>>;
  return typeof days === 'number' && typeof hours === 'number' ? { day, late: { days, hours } } : null;
}
