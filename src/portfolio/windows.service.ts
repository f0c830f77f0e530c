import { Injectable } from '@nestjs/common';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ExerciseState } from '../exercises/exercise.js';
import type { InitiativeDocument } from '../initiatives/initiative.entity.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { WindowRow } from './window-row.js';

interface Stored {
  readonly code: string;
  readonly acronym: string;
  readonly window: number;
  readonly document: string | null;
  readonly id: string | null;
  readonly year: number;
  readonly state: ExerciseState;
  readonly opensOn: string;
  readonly closesAt: string;
  readonly timeZone: string;
  readonly partnership: string | null;
}

/** Windows and their initiatives, as far as the visitor's grants reach. Three statements, however many initiatives there are. */
@Injectable()
export class WindowsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Initiatives of one window, or of all. */
  async rows(visitor: StaffVisitor, window: number | null): Promise<readonly WindowRow[]> {
    // One range serves both questions, so that the statements are the same.
    const [from, to] = window === null ? [0, 9999] : [window, window];
    return this.unitOfWork.read(async (manager) => {
      const stored = await query<Stored>(manager)`SELECT i.code, i.acronym, i.window_year AS "window",
        CASE WHEN e.partnership IS NULL THEN i.document ELSE NULL END AS document, e.id, e.year, e.state,
        e.opens_on AS "opensOn", e.closes_at AS "closesAt", e.time_zone AS "timeZone", e.partnership
        FROM initiative i LEFT JOIN exercise e ON e.id = (SELECT x.id FROM exercise x
          WHERE x.initiative_id = i.id AND x.state <> 'cancelled'
          ORDER BY CASE x.state WHEN 'published' THEN 2 WHEN 'planned' THEN 1 ELSE 0 END, x.number DESC LIMIT 1)
        WHERE i.window_year BETWEEN ${from} AND ${to} ORDER BY i.code`;
      const responses = await query<{ id: string; entity: string }>(manager)`SELECT r.exercise_id AS id,
        r.entity_key AS entity FROM response r JOIN exercise e ON e.id = r.exercise_id
        JOIN initiative i ON i.id = e.initiative_id
        WHERE i.window_year BETWEEN ${from} AND ${to} AND r.state IN ('submitted', 'accepted')`;
      const troubles = await query<{ id: string; count: number | string }>(
        manager,
      )`SELECT v.exercise_id AS id,
        COUNT(*) AS count FROM invitation v JOIN exercise e ON e.id = v.exercise_id
        JOIN initiative i ON i.id = e.initiative_id
        WHERE i.window_year BETWEEN ${from} AND ${to} AND v.state IN ('failed', 'bounced', 'uncertain')
        GROUP BY v.exercise_id`;
      const answered = new Map<string, Set<string>>();
      for (const { id, entity } of responses) answered.set(id, (answered.get(id) ?? new Set()).add(entity));
      const trouble = new Map(troubles.map(({ id, count }) => [id, Number(count)]));
      return stored
        .filter(({ code, window: own }) => mayEnter(visitor, 'reader', { window: own, code }))
        .map((row) => ({
          ...rowOf(row),
          answered: answered.get(row.id ?? '') ?? new Set<string>(),
          mailTrouble: trouble.get(row.id ?? '') ?? 0,
        }));
    });
  }
}

function rowOf(row: Stored): Omit<WindowRow, 'answered' | 'mailTrouble'> {
  const { code, acronym, window, year, state, opensOn, closesAt, timeZone } = row;
  const document = row.document === null ? null : (JSON.parse(row.document) as InitiativeDocument);
  const partnership = row.partnership === null ? null : (JSON.parse(row.partnership) as Partnership);
  return {
    code,
    acronym,
    window,
    implementationEnd: document?.implementation.end ?? '',
    exercise: row.id === null ? null : { year, state, opensOn, closesAt, timeZone },
    entities: partnership?.entities ?? document?.entities ?? [],
  };
}
