import { firstExerciseDue } from '../exercises/due-date.js';
import type { ExerciseState } from '../exercises/exercise.js';
import type { Role } from '../initiatives/partnership.js';

/** One initiative of a window with the exercise that stands: under way, else planned, else the last published one. */
export interface WindowRow {
  readonly code: string;
  readonly acronym: string;
  readonly window: number;
  /** Civil date on which its implementation ended. */
  readonly implementationEnd: string;
  readonly exercise: {
    readonly year: number;
    readonly state: ExerciseState;
    readonly opensOn: string;
    /** Instant. */
    readonly closesAt: string;
    readonly timeZone: string;
  } | null;
  readonly entities: readonly { readonly key: string; readonly role: Role }[];
  /** Entities whose response is submitted or accepted. */
  readonly answered: ReadonlySet<string>;
  /** Links whose mail did not arrive, or may not have. */
  readonly mailTrouble: number;
}

export const STAGES = ['none', 'planned', 'open', 'closed', 'in-validation', 'published'] as const;
export type Stage = (typeof STAGES)[number];

export type Lateness = 'plan' | 'open' | 'close' | 'mail';
export const SORTS = ['code', 'stage', 'deadline', 'late'] as const;
export type Sort = (typeof SORTS)[number];
export const FILTERS = ['all', 'late', ...STAGES] as const;
export type Filter = (typeof FILTERS)[number];

/** How many entities of one kind have answered; providers are first and second ones together. */
export interface RoleResponse {
  readonly role: 'beneficiary' | 'providers' | 'other';
  readonly answered: number;
  readonly count: number;
}

export function stageOf({ exercise }: Pick<WindowRow, 'exercise'>): Stage {
  return exercise === null || exercise.state === 'cancelled' ? 'none' : exercise.state;
}

/** Response by role, in the order beneficiary, providers, others; roles without an entity are left out. */
export function responseByRole({
  entities,
  answered,
}: Pick<WindowRow, 'entities' | 'answered'>): readonly RoleResponse[] {
  return (['beneficiary', 'providers', 'other'] as const).flatMap((role) => {
    const own = entities.filter((entity) =>
      role === 'providers' ? entity.role.endsWith('-provider') : entity.role === role,
    );
    const count = own.length;
    return count === 0 ? [] : [{ role, answered: own.filter(({ key }) => answered.has(key)).length, count }];
  });
}

/**
 * What should have happened by `now` (an instant, ISO 8601 in UTC): an exercise planned a year after the implementation
 * ended, a planned one opened on its day, an open one closed or extended after its last day, a mail that did not arrive.
 */
export function lateness(row: WindowRow, now: string): readonly Lateness[] {
  const today = now.slice(0, 10);
  const { exercise } = row;
  switch (stageOf(row)) {
    case 'none':
      return firstExerciseDue(row.implementationEnd) < today ? ['plan'] : [];
    case 'planned':
      return exercise && exercise.opensOn < today ? ['open'] : [];
    case 'open': {
      const late: Lateness[] = exercise && exercise.closesAt <= now ? ['close'] : [];
      return row.mailTrouble > 0 ? [...late, 'mail'] : late;
    }
    default:
      return [];
  }
}

/** The rows of a filter, in the order asked for; equal ones by code. */
export function arranged(
  rows: readonly WindowRow[],
  filter: Filter,
  sort: Sort,
  now: string,
): readonly WindowRow[] {
  const kept = rows.filter((row) =>
    filter === 'all' ? true : filter === 'late' ? lateness(row, now).length > 0 : stageOf(row) === filter,
  );
  const rank = (row: WindowRow): string => {
    switch (sort) {
      case 'code':
        return '';
      case 'stage':
        return String(STAGES.indexOf(stageOf(row)));
      case 'deadline':
        return row.exercise?.closesAt ?? '9999';
      case 'late':
        return lateness(row, now).length > 0 ? '0' : '1';
    }
  };
  return kept.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.code.localeCompare(b.code));
}
