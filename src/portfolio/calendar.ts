import { nextDue, proposedDates, exerciseYear } from '../exercises/due-date.js';
import { usualZone } from '../exercises/exercise-zone.js';
import type { Exercise, ExerciseState } from '../exercises/exercise.js';
import { missingToOpen } from '../exercises/opening.js';
import type { Role } from '../initiatives/partnership.js';
import type { ProblemPlace } from '../problem.js';

/** In this order on the page: what should have happened, what comes within a year, what is planned, under way, later, over. */
export const STANDINGS = ['late', 'due', 'planned', 'running', 'later', 'past'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What should have happened and has not. */
export type LateStep = 'plan' | 'open' | 'close';

/** An initiative as the calendar needs it. */
export interface CalendarInitiative {
  readonly code: string;
  readonly acronym: string;
  /** Civil date. */
  readonly implementationEnd: string;
  readonly entities: readonly {
    readonly key: string;
    readonly name: string;
    readonly role: Role;
    readonly coordinator: boolean;
    /** How many contacts, by zone. */
    readonly zones: readonly { readonly timeZone: string; readonly contacts: number }[];
  }[];
}

export interface CalendarExercise extends Pick<
  Exercise,
  | 'id'
  | 'number'
  | 'year'
  | 'state'
  | 'questionnaire'
  | 'opensOn'
  | 'closesOn'
  | 'closesAt'
  | 'timeZone'
  | 'decision'
  | 'confirmedAt'
  | 'openedAt'
  | 'skippedWhy'
  | 'revision'
> {
  /** Instant that those planned in one go share; null of one planned by itself. */
  readonly plannedAt: string | null;
}

/** One exercise of the calendar, or one that is due and not planned. */
export interface CalendarRow {
  readonly code: string;
  readonly acronym: string;
  readonly implementationEnd: string;
  readonly number: number;
  readonly year: number;
  readonly standing: Standing;
  readonly late: LateStep | null;
  /** Null where it is not planned. */
  readonly exercise: CalendarExercise | null;
  /** Civil date on which it is, or was, due; null where nobody has asked for it. */
  readonly dueOn: string | null;
  /** Of an exercise that is not planned, what is proposed. Civil dates in `timeZone`. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly timeZone: string;
  /** What it lacks before it can open, while it has not. */
  readonly missing: readonly ProblemPlace[];
}

const OVER: readonly ExerciseState[] = ['published', 'cancelled'];

/**
 * The rows of one initiative at `now` (an instant): all its exercises, given in the order of their numbers, and the one
 * that is due next.
 */
export function calendarRows(
  initiative: CalendarInitiative,
  exercises: readonly CalendarExercise[],
  now: string,
): readonly CalendarRow[] {
  const rows = exercises.map((exercise, index) =>
    plannedRow(initiative, exercise, exercises.slice(0, index), now),
  );
  const due = dueRow(initiative, exercises, now);
  return due ? [...rows, due] : rows;
}

function plannedRow(
  initiative: CalendarInitiative,
  exercise: CalendarExercise,
  before: readonly CalendarExercise[],
  now: string,
): CalendarRow {
  const { code, acronym, implementationEnd } = initiative;
  const { number, year, state, opensOn, closesOn, timeZone } = exercise;
  const late = lateStep(exercise, now);
  return {
    ...{ code, acronym, implementationEnd, number, year, late, exercise, opensOn, closesOn, timeZone },
    standing: late ? 'late' : standingOf(state),
    dueOn: nextDue(implementationEnd, before)?.dueOn ?? null,
    missing: state === 'planned' ? missingIn(initiative) : [],
  };
}

function dueRow(
  initiative: CalendarInitiative,
  exercises: readonly CalendarExercise[],
  now: string,
): CalendarRow | null {
  const { code, acronym, implementationEnd, entities } = initiative;
  const due = nextDue(implementationEnd, exercises);
  if (!due) return null;
  const { dueOn } = due;
  const today = now.slice(0, 10);
  const dates = proposedDates(dueOn, today);
  const late = dueOn < today ? 'plan' : null;
  return {
    ...{ code, acronym, implementationEnd, late, dueOn, exercise: null, ...dates },
    number: (exercises.at(-1)?.number ?? 0) + 1,
    year: exerciseYear(due, dates, today),
    standing: late ? 'late' : dueOn <= inAYear(today) ? 'due' : 'later',
    timeZone: usualZone(
      entities.flatMap(({ coordinator, zones }) => zones.map((zone) => ({ ...zone, coordinator }))),
    ),
    missing: missingIn(initiative),
  };
}

function missingIn({ entities }: CalendarInitiative): readonly ProblemPlace[] {
  return missingToOpen({
    entities: entities.map(({ zones, ...entity }) => ({ ...entity, contacts: zones })),
  });
}

/** As on the page of the window: a planned exercise that has not opened on its day, an open one past its last. */
function lateStep({ state, opensOn, closesAt }: CalendarExercise, now: string): LateStep | null {
  if (state === 'planned' && opensOn < now.slice(0, 10)) return 'open';
  return state === 'open' && closesAt <= now ? 'close' : null;
}

function standingOf(state: ExerciseState): Standing {
  if (state === 'planned') return 'planned';
  return OVER.includes(state) ? 'past' : 'running';
}

/** As a text to compare with: 29 February of a year that has none comes after its 28th and before its 1 March. */
function inAYear(today: string): string {
  return `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4)}`;
}

/** The rows of one group by the day that counts there, those of the past the latest first; equal ones by code. */
export function rowsOf(rows: readonly CalendarRow[], standing: Standing): readonly CalendarRow[] {
  const sign = standing === 'past' ? -1 : 1;
  return rows
    .filter((row) => row.standing === standing)
    .toSorted((a, b) => sign * compare(dayThatCounts(a), dayThatCounts(b)) || compare(a.code, b.code));
}

function dayThatCounts({ standing, exercise, dueOn, opensOn, closesOn }: CalendarRow): string {
  if (exercise === null) return dueOn ?? opensOn;
  return standing === 'planned' || exercise.state === 'planned' ? opensOn : closesOn;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
