import { Injectable } from '@nestjs/common';
import { actorOf, mayEnter, type StaffVisitor } from '../accounts/access.js';
import { DuePlanning, type DuePlanned, type WishedDates } from '../exercises/due-planning.service.js';
import { ExercisePlanning, type PlanChange } from '../exercises/exercise-planning.service.js';
import type { Exercise } from '../exercises/exercise.js';
import { Problem, type ProblemPlace } from '../problem.js';
import type { CalendarRow } from './calendar.js';

/** An initiative whose next exercise is to be planned. */
export interface PlanWish extends WishedDates {
  readonly code: string;
}

/** A planned exercise that is to be moved, confirmed, or confirmed no more, as it was seen. */
export interface ChangeWish extends PlanChange {
  readonly code: string;
  readonly year: number;
  readonly revision: number;
}

export type Planned = DuePlanned & { readonly code: string };

/** What came of a change; `stale` where somebody else was quicker. */
export type Changed =
  | { readonly code: string; readonly outcome: 'changed'; readonly exercise: Exercise }
  | { readonly code: string; readonly outcome: 'stale'; readonly places: readonly [] }
  | { readonly code: string; readonly outcome: 'refused'; readonly places: readonly ProblemPlace[] };

/** At most so many transactions wait at a time; on SQLite they share a commit. */
const SIDE_BY_SIDE = 8;

/**
 * Plans and changes many exercises of a window in one go, each in its own transaction: what is wrong with one keeps none
 * of the others. Done again, it does nothing twice.
 */
@Injectable()
export class WindowPlanning {
  constructor(
    private readonly due: DuePlanning,
    private readonly planning: ExercisePlanning,
  ) {}

  /** `at` is the instant that they share. */
  plan(
    visitor: StaffVisitor,
    wishes: readonly PlanWish[],
    questionnaire: string,
    at: string,
  ): Promise<readonly Planned[]> {
    const of = { questionnaire, actor: actorOf(visitor), at };
    return sideBySide(wishes, async ({ code, ...dates }) => ({
      code,
      ...(await this.due.plan(code, { ...of, dates })),
    }));
  }

  change(visitor: StaffVisitor, wishes: readonly ChangeWish[], at: string): Promise<readonly Changed[]> {
    const actor = actorOf(visitor);
    return sideBySide(wishes, async ({ code, year, revision, ...change }) => {
      try {
        const request = { code, year: String(year), revision, actor };
        const exercise = await this.planning.change(request, { at, ...change });
        return { code, outcome: 'changed', exercise };
      } catch (error) {
        return refusalOf(code, error);
      }
    });
  }
}

/** Rows that a visitor may change; of the others they only read. */
export function changeable(
  rows: readonly CalendarRow[],
  visitor: StaffVisitor,
  window: number,
): readonly CalendarRow[] {
  return rows.filter(({ code }) => mayEnter(visitor, 'manager', { window, code }));
}

function refusalOf(code: string, error: unknown): Changed {
  if (!(error instanceof Problem)) throw error;
  if (error.key === 'stale') return { code, outcome: 'stale', places: [] };
  if (error.key !== 'step-not-allowed' && error.key !== 'invalid-request') throw error;
  return { code, outcome: 'refused', places: error.details.errors ?? [] };
}

/** In the order given, a few at a time. */
async function sideBySide<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let index = 0; index < items.length; index += SIDE_BY_SIDE) {
    results.push(...(await Promise.all(items.slice(index, index + SIDE_BY_SIDE).map(work))));
  }
  return results;
}
