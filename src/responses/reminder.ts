import type { ExerciseEvent } from '../exercises/schedule.js';
import { dayOf } from '../initiatives/working-hours.js';
import type { ResponseState } from './response.js';

/** Mails that ask an entity for what is missing. */
export const REMINDER_KINDS = [
  'reminder-not-begun',
  'reminder-begun',
  'reminder-second',
  'last-call',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** What reminds: a day of the course of an exercise, or a manager who does not want to wait for it. */
export type ReminderCause = Extract<ExerciseEvent, 'reminder-1' | 'reminder-2' | 'last-call'> | 'by-hand';

/** Is the entity's answer still missing? A returned one waits for its own mail, and is no matter of reminders. */
export function isMissing(state: ResponseState): boolean {
  return state === 'not-opened' || state === 'opened' || state === 'in-progress';
}

/** The words that fit: of the first reminder there are two texts, by whether anything has been answered. */
export function reminderKind(cause: ReminderCause, state: ResponseState): ReminderKind {
  switch (cause) {
    case 'reminder-1':
    case 'by-hand':
      return state === 'in-progress' ? 'reminder-begun' : 'reminder-not-begun';
    case 'reminder-2':
      return 'reminder-second';
    case 'last-call':
      return 'last-call';
    default:
      return cause satisfies never;
  }
}

/** The civil day `2024-04-23` as the number 20240423: a person gets a reminder at most once a day. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/**
 * Whoever is told that there is more time needs no reminder that was planned for that day or an earlier one. `number` is
 * the reminder's `dayNumber`; `extendedAt` the instant of the latest other last day, null where there is none.
 */
export function isOvertakenBy(extendedAt: string | null, number: number, timeZone: string): boolean {
  return extendedAt !== null && number <= dayNumber(dayOf(extendedAt, timeZone));
}
