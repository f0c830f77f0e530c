import { Injectable } from '@nestjs/common';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ExerciseState } from '../exercises/exercise.js';

/** An exercise as the list of all of them shows it. */
export interface StaffExercise {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: ExerciseState;
  /** Instant. */
  readonly closesAt: string;
  readonly timeZone: string;
}

/** Exercises of all initiatives that are reached, those that close last first. */
@Injectable()
export class StaffExercisesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(asked: {
    readonly skip: number;
    readonly pageSize: number;
    readonly reach: Reach;
  }): Promise<{ readonly items: readonly StaffExercise[]; readonly total: number }> {
    const { reach } = asked;
    return this.unitOfWork.read(async (manager) => {
      const items = await query<StaffExercise>(manager)`SELECT i.code, i.acronym, e.year, e.state,
        e.closes_at AS "closesAt", e.time_zone AS "timeZone" FROM exercise e JOIN initiative i ON i.id = e.initiative_id
        WHERE (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
        ORDER BY e.closes_at DESC, i.code, e.number DESC LIMIT ${asked.pageSize} OFFSET ${asked.skip}`;
      const [counted] = await query<{ total: number | string }>(manager)`SELECT COUNT(*) AS total
        FROM exercise e JOIN initiative i ON i.id = e.initiative_id
        WHERE (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`;
      // PostgreSQL counts in bigint, which comes as text.
      return { items, total: Number(counted?.total ?? 0) };
    });
  }
}
