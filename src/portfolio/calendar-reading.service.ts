import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Grant } from '../accounts/access.js';
import { reachOf, type Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { NewExerciseDecision } from '../exercises/exercise.js';
import type { InitiativeDocument } from '../initiatives/initiative.entity.js';
import { calendarRows, type CalendarExercise, type CalendarRow } from './calendar.js';

interface StoredExercise extends Omit<CalendarExercise, 'decision'> {
  readonly initiativeId: string;
  readonly decision: string | null;
}

interface StoredZone {
  readonly initiativeId: string;
  readonly entity: string;
  readonly timeZone: string;
  readonly count: number | string;
}

/** The calendar of a window as far as somebody's grants reach: three statements, however many initiatives there are. */
@Injectable()
export class CalendarReading {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Null where no grant reaches the window: neither the window, nor an initiative in it. `window` is its year, `now` an
   * instant.
   */
  async of(
    { grants }: { readonly grants: readonly Grant[] },
    window: number,
    now: string,
  ): Promise<readonly CalendarRow[] | null> {
    const reach = reachOf({ grants });
    return this.unitOfWork.read(async (manager) => {
      const initiatives = await initiativesOf(manager, reach, window);
      if (initiatives.length === 0) return reachesWindow(reach, window) ? [] : null;
      const exercises = grouped(await exercisesOf(manager, reach, window));
      const zones = grouped(await zonesOf(manager, reach, window));
      return initiatives.flatMap(({ id, document }) => {
        const own = zones.get(id) ?? [];
        const initiative = {
          code: document.code,
          acronym: document.acronym,
          implementationEnd: document.implementation.end,
          entities: document.entities.map((entity) => ({
            ...entity,
            zones: own
              .filter((zone) => zone.entity === entity.key)
              .map(({ timeZone, count }) => ({ timeZone, contacts: Number(count) })),
          })),
        };
        return calendarRows(initiative, (exercises.get(id) ?? []).map(exerciseOf), now);
      });
    });
  }
}

function reachesWindow({ everywhere, windows }: Reach, window: number): boolean {
  return everywhere === 1 || windows.includes(window);
}

async function initiativesOf(manager: EntityManager, reach: Reach, window: number) {
  const rows = await query<{ id: string; document: string }>(manager)`SELECT i.id, i.document
    FROM initiative i WHERE i.window_year = ${window}
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    ORDER BY i.code`;
  return rows.map(({ id, document }) => ({ id, document: JSON.parse(document) as InitiativeDocument }));
}

/** Without what an exercise copies when it opens, which is long. */
function exercisesOf(manager: EntityManager, reach: Reach, window: number): Promise<StoredExercise[]> {
  return query<StoredExercise>(manager)`SELECT e.initiative_id AS "initiativeId", e.id, e.number, e.year,
      e.state, e.questionnaire, e.opens_on AS "opensOn", e.closes_on AS "closesOn",
      e.closes_at AS "closesAt", e.time_zone AS "timeZone", e.decision, e.revision, e.skipped_why AS "skippedWhy",
      e.planned_at AS "plannedAt", e.confirmed_at AS "confirmedAt", e.opened_at AS "openedAt"
    FROM exercise e JOIN initiative i ON i.id = e.initiative_id WHERE i.window_year = ${window}
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    ORDER BY e.initiative_id, e.number`;
}

/** Contacts who would be invited; colleagues who help in one exercise are none of them. */
function zonesOf(manager: EntityManager, reach: Reach, window: number): Promise<StoredZone[]> {
  return query<StoredZone>(manager)`SELECT c.initiative_id AS "initiativeId", c.entity_key AS entity,
      c.time_zone AS "timeZone", COUNT(*) AS count
    FROM contact c JOIN initiative i ON i.id = c.initiative_id WHERE i.window_year = ${window}
      AND c.removed_at IS NULL AND c.exercise_id IS NULL
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY c.initiative_id, c.entity_key, c.time_zone`;
}

function grouped<T extends { readonly initiativeId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(row.initiativeId);
    if (known) known.push(row);
    else groups.set(row.initiativeId, [row]);
  }
  return groups;
}

function exerciseOf({
  initiativeId: _initiativeId,
  decision,
  ...exercise
}: StoredExercise): CalendarExercise {
  return {
    ...exercise,
    decision: decision === null ? null : (JSON.parse(decision) as NewExerciseDecision),
  };
}
