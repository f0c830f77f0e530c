import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { exerciseSummary, type ExerciseSummary } from '../exercises/exercise-summary.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import type { Role } from '../initiatives/partnership.js';
import { ResponseRow } from './response.entity.js';
import type { ResponseState } from './response.js';

/** Where one entity's response stands. */
export interface ResponseSummary {
  readonly entity: string;
  readonly name: string;
  readonly role: Role;
  readonly state: ResponseState;
  readonly revision: number;
  readonly submittedAt: string | null;
  readonly acceptedAt: string | null;
  readonly takenBy: string | null;
}

export type ExerciseDocument = ExerciseSummary & { readonly responses: readonly ResponseSummary[] };

/** An exercise with the responses of its entities, silent ones included. */
@Injectable()
export class ExerciseResponsesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
  ) {}

  /** Problem `not-found` where there is none. */
  read(code: string, year: string): Promise<ExerciseDocument> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise } = await this.exercises.findIn(manager, code, year);
      const rows = await manager.getRepository(ResponseRow).findBy({ exerciseId: exercise.id });
      const byEntity = new Map(rows.map((row) => [row.entityKey, row]));
      const entities = exercise.partnership?.entities ?? [];
      return {
        ...exerciseSummary(exercise),
        responses: entities.map(({ key, name, role }) => {
          const row = byEntity.get(key);
          const { state = 'not-opened', revision = 0 } = row ?? {};
          const { submittedAt = null, acceptedAt = null, takenBy = null } = row ?? {};
          return { entity: key, name, role, state, revision, submittedAt, acceptedAt, takenBy };
        }),
      };
    });
  }
}
