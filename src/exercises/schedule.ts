import { endOfDay } from '../initiatives/civil-date.js';
import {
  dayOf,
  daysLater,
  startOfDay,
  workingDayFrom,
  workingDaysBefore,
} from '../initiatives/working-hours.js';
import type { Exercise } from './exercise.js';

/** What happens by itself in the course of an exercise, in this order (`pages-and-report.md`, section 5). */
export const EXERCISE_EVENTS = [
  'notice',
  'open',
  'reminder-1',
  'call',
  'reminder-2',
  'last-call',
  'close',
] as const;
export type ExerciseEvent = (typeof EXERCISE_EVENTS)[number];

export interface PlannedEvent {
  readonly event: ExerciseEvent;
  /** Civil day `YYYY-MM-DD` in the zone of the exercise. */
  readonly day: string;
  /** The instant from which it is due, ISO 8601 in UTC: the beginning of that day; of `close` its end. */
  readonly dueAt: string;
}

type Dates = Pick<Exercise, 'opensOn' | 'closesOn' | 'closesAt' | 'timeZone' | 'openedAt'>;

const NOTICE_DAYS = 7;
const REMINDER_DAYS = 7;
const CALL_DAYS = 10;
const SECOND_REMINDER_DAYS = 14;
const LAST_CALL_WORKING_DAYS = 2;

/**
 * The whole course of an exercise by its dates. Reminders count from the day on which it did open, where it has, and
 * fall on working days; one that would not come before the last call is left out, and so is a last call that would not
 * come after the opening.
 */
export function scheduleOf(dates: Dates): readonly PlannedEvent[] {
  const { opensOn, closesOn, closesAt, timeZone, openedAt } = dates;
  const opened = openedAt === null ? opensOn : dayOf(openedAt, timeZone);
  const lastCall = workingDaysBefore(closesOn, LAST_CALL_WORKING_DAYS);
  const after = (days: number) => workingDayFrom(daysLater(opened, days));
  const events: readonly (readonly [ExerciseEvent, string])[] = [
    ['notice', workingDayFrom(daysLater(opensOn, -NOTICE_DAYS))],
    ['open', opensOn],
    ['reminder-1', after(REMINDER_DAYS)],
    ['call', after(CALL_DAYS)],
    ['reminder-2', after(SECOND_REMINDER_DAYS)],
    ['last-call', lastCall],
  ];
  return [
    ...events
      .filter(([event, day]) => (isReminder(event) ? day < lastCall : event !== 'last-call' || day > opened))
      .map(([event, day]) => ({ event, day, dueAt: momentOf(event, day, timeZone) })),
    { event: 'close', day: closesOn, dueAt: closesAt },
  ];
}

/**
 * What of it happens by itself as the exercise stands now: notice and opening once its dates are confirmed, what follows
 * once it is open, nothing afterwards.
 */
export function dueEvents(
  exercise: Dates & Pick<Exercise, 'state' | 'confirmedAt'>,
): readonly PlannedEvent[] {
  const { state, confirmedAt } = exercise;
  const isToOpen = state === 'planned' && confirmedAt !== null;
  if (!isToOpen && state !== 'open') return [];
  return scheduleOf(exercise).filter(({ event }) => (event === 'notice' || event === 'open') === isToOpen);
}

/** The instant at which an event of a civil day is due: where the day begins, of `close` where it ends. */
export function momentOf(event: ExerciseEvent, day: string, timeZone: string): string {
  return event === 'close' ? endOfDay(day, timeZone) : startOfDay(day, timeZone);
}

/** The kind of due work that an event is. */
export function eventKind(event: ExerciseEvent): string {
  return `exercise.${event}`;
}

/**
 * The key of that work: an event happens once at an instant. The notice may have to come again where dates were moved and
 * moved back: it is asked for with every revision, and leaves out who has heard.
 */
export function eventKey(
  { id, revision }: Pick<Exercise, 'id' | 'revision'>,
  { event, dueAt }: PlannedEvent,
): string {
  return event === 'notice' ? `${id}:${dueAt}:${revision}` : `${id}:${dueAt}`;
}

/** The instant an event was planned for, by its key: no retry changes it. Null for a key that is none. */
export function plannedInstant(key: string): string | null {
  return /:(\d{4}-\d\d-\d\dT[\d:.]{12}Z)(?::\d+)?$/.exec(key)?.[1] ?? null;
}

export const EVENT_KINDS: readonly string[] = EXERCISE_EVENTS.map(eventKind);

function isReminder(event: ExerciseEvent): boolean {
  return event === 'reminder-1' || event === 'call' || event === 'reminder-2';
}
