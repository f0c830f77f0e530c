import type { Exercise } from '../exercises/exercise.js';
import { latenessOf, type Lateness } from '../exercises/lateness.js';
import {
  dueEvents,
  EXERCISE_EVENTS,
  eventKind,
  plannedInstant,
  scheduleOf,
  type ExerciseEvent,
  type PlannedEvent,
} from '../exercises/schedule.js';
import { dayOf } from '../initiatives/working-hours.js';
import type { JobState } from '../jobs/job.entity.js';

/** Due work of an exercise as it is stored. */
export interface CourseJob {
  readonly kind: string;
  /** As `eventKey` makes it. */
  readonly key: string;
  /** JSON with its civil `day`. */
  readonly payload: string;
  readonly state: JobState;
  readonly attempts: number;
  /** Instant; of one that failed that of its next try. */
  readonly dueAt: string;
  readonly doneAt: string | null;
  readonly outcome: string | null;
}

export type CourseStanding =
  | 'planned'
  | 'waiting'
  | 'retrying'
  | 'failed'
  | 'done'
  | 'late'
  | 'moved'
  | 'not-needed'
  | 'left-out'
  | 'held-back'
  | 'missed';

/** One event of the course, and what became of it. */
export interface CourseLine {
  readonly event: ExerciseEvent;
  /** Civil day it is, or was, planned for. */
  readonly day: string;
  readonly plannedAt: string;
  readonly standing: CourseStanding;
  /** In the words of who did it, the first one first. */
  readonly outcomes: readonly string[];
  /** Instant at which it was done; null before. */
  readonly doneAt: string | null;
  /** How late it was done, or is while it still waits to be done; null where it is not. */
  readonly late: Lateness | null;
  /** Tries that failed, and the instant of the next one; null where none failed, or all did. */
  readonly failed: number;
  readonly nextTry: string | null;
}

type Dates = Pick<
  Exercise,
  'state' | 'opensOn' | 'closesOn' | 'closesAt' | 'timeZone' | 'confirmedAt' | 'openedAt'
>;

/** Outcomes with which nothing was done; every other one did what was planned. */
const UNDONE: Readonly<Partial<Record<string, CourseStanding>>> = {
  'not-planned': 'not-needed',
  'nobody-new': 'not-needed',
  'not-open': 'not-needed',
  extended: 'not-needed',
  'nobody-missing': 'not-needed',
  overtaken: 'left-out',
  'too-late': 'left-out',
  blocked: 'held-back',
  missed: 'missed',
};

const NOTHING_YET = { outcomes: [], doneAt: null, late: null, failed: 0, nextTry: null } as const;

/**
 * What happened by itself in an exercise and what is still to come, in the order of its days; a day that was moved
 * stands beside the one it was moved to. `now` is an instant.
 */
export function courseOf(exercise: Dates, jobs: readonly CourseJob[], now: string): readonly CourseLine[] {
  const done = withoutRepeats(jobs.flatMap((job) => lineOf(job, exercise, now)));
  const known = new Set(done.map(nameOf));
  const planned = comingEvents(exercise, now)
    .map((one) => ({ ...NOTHING_YET, ...stripped(one), standing: plannedOrWaiting(one.dueAt, now) }))
    .filter((line) => !known.has(nameOf(line)));
  const lines = withOpening([...done, ...planned].toSorted(byDay), exercise);
  return lines.map((line) =>
    line.standing === 'moved' && !lines.some((other) => isInsteadOf(other, line))
      ? { ...line, standing: 'not-needed' }
      : line,
  );
}

function lineOf(job: CourseJob, { timeZone }: Dates, now: string): readonly CourseLine[] {
  const event = EXERCISE_EVENTS.find((one) => eventKind(one) === job.kind);
  if (!event) return [];
  const plannedAt = plannedInstant(job.key) ?? job.dueAt;
  const { day } = JSON.parse(job.payload) as { readonly day?: string };
  const line = { ...NOTHING_YET, event, day: day ?? dayOf(plannedAt, timeZone), plannedAt };
  const { state, attempts, outcome, doneAt } = job;
  const soFar = { late: latenessOf(plannedAt, now, timeZone) };
  switch (state) {
    case 'moved':
      return [{ ...line, standing: 'moved' }];
    case 'failed':
      return [{ ...line, standing: 'failed', failed: attempts }];
    case 'running':
      // The try that is under way has not failed.
      return [{ ...line, ...soFar, standing: attempts > 1 ? 'retrying' : 'waiting', failed: attempts - 1 }];
    case 'due':
      if (attempts === 0) return [{ ...line, ...soFar, standing: plannedOrWaiting(plannedAt, now) }];
      return [{ ...line, ...soFar, standing: 'retrying', failed: attempts, nextTry: job.dueAt }];
    case 'done': {
      const undone = UNDONE[outcome ?? ''];
      const late = undone || doneAt === null ? null : latenessOf(plannedAt, doneAt, timeZone);
      const outcomes = outcome === null ? [] : [outcome];
      return [{ ...line, standing: undone ?? (late ? 'late' : 'done'), outcomes, doneAt, late }];
    }
    default:
      return state satisfies never;
  }
}

/** Asked for again with nothing new to do, an event says nothing that it has not said. */
function withoutRepeats(lines: readonly CourseLine[]): readonly CourseLine[] {
  const saysMore = ({ standing }: CourseLine) => standing !== 'moved' && standing !== 'not-needed';
  const telling = new Set(lines.filter(saysMore).map(nameOf));
  const first = new Map(lines.toReversed().map((line) => [nameOf(line), line]));
  return lines.filter((line) =>
    telling.has(nameOf(line)) ? saysMore(line) : first.get(nameOf(line)) === line,
  );
}

/** What is due now or later; of a planned exercise also what will follow its opening, as far as it lies ahead. */
function comingEvents(exercise: Dates, now: string): readonly PlannedEvent[] {
  const due = dueEvents(exercise);
  if (exercise.state !== 'planned' || due.length === 0) return due;
  return scheduleOf(exercise).filter(
    ({ event, dueAt }) => dueAt > now || due.some((one) => one.event === event),
  );
}

/** An exercise may have opened otherwise than by its event: by hand, or once what had held it back was mended. */
function withOpening(lines: readonly CourseLine[], { openedAt, timeZone }: Dates): readonly CourseLine[] {
  if (openedAt === null || lines.some(({ outcomes }) => outcomes.includes('opened'))) return lines;
  const last = lines.findLast(({ event }) => event === 'open');
  const { event, day, plannedAt, outcomes } = last ?? {
    event: 'open' as const,
    day: dayOf(openedAt, timeZone),
    plannedAt: openedAt,
    outcomes: [],
  };
  const late = latenessOf(plannedAt, openedAt, timeZone);
  const opened: CourseLine = {
    ...NOTHING_YET,
    ...{ event, day, plannedAt, standing: late ? 'late' : 'done', late },
    outcomes: [...outcomes, 'opened'],
    doneAt: openedAt,
  };
  return [...lines.filter((line) => line !== last), opened].toSorted(byDay);
}

function plannedOrWaiting(plannedAt: string, now: string): CourseStanding {
  return plannedAt > now ? 'planned' : 'waiting';
}

function stripped({ event, day, dueAt }: PlannedEvent) {
  return { event, day, plannedAt: dueAt };
}

function isInsteadOf(other: CourseLine, { event }: CourseLine): boolean {
  return other.event === event && other.standing !== 'moved';
}

function nameOf({ event, plannedAt }: Pick<CourseLine, 'event' | 'plannedAt'>): string {
  return `${event} ${plannedAt}`;
}

function byDay(one: CourseLine, other: CourseLine): number {
  const places = EXERCISE_EVENTS.indexOf(one.event) - EXERCISE_EVENTS.indexOf(other.event);
  return one.plannedAt < other.plannedAt ? -1 : one.plannedAt > other.plannedAt ? 1 : places;
}
