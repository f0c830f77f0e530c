import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { Problem } from '../problem.js';
import { ResponseRow } from '../responses/response.entity.js';
import { FindingRow } from './finding.entity.js';
import type { Finding } from './finding.js';
import { FindingsService } from './findings.service.js';
import { ValidationRoundRow } from './validation.entity.js';

/** Of which exercise, who asks, and the revision the request was decided on (null: not said). */
export interface FindingsRequest {
  readonly code: string;
  readonly year: string;
  readonly actor: string;
  readonly revision: number | null;
}

/** Starts validation, which freezes the findings, and takes it back. */
@Injectable()
export class ValidationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly findings: FindingsService,
  ) {}

  /** Freezes the findings; refused while a response waits for somebody. */
  validate(request: FindingsRequest): Promise<Exercise> {
    return this.unitOfWork.run((transaction) => this.validateIn(transaction, request));
  }

  /** As `validate`, in the caller's transaction. */
  async validateIn(
    transaction: Transaction,
    { code, year, actor, revision }: FindingsRequest,
  ): Promise<Exercise> {
    const { exercise, findings } = await this.findings.takeIn(transaction, code, year);
    this.exercises.assertCurrent(exercise, revision);
    this.exercises.assertAllowed(exercise, 'validate');
    await refuseWhileWaiting(transaction, exercise);
    await freeze(transaction, exercise, findings);
    return this.exercises.takeStep(transaction, exercise, 'validate', actor);
  }

  /** Back to closed, with a reason, which ends a running round; findings whose facts change meanwhile are asked again. */
  withdraw({ code, year, actor, revision }: FindingsRequest, why: string): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      await transaction.manager
        .getRepository(ValidationRoundRow)
        .update(
          { exerciseId: exercise.id, state: 'running' },
          { state: 'withdrawn', endedAt: this.clock.now() },
        );
      return this.exercises.takeStep(transaction, exercise, 'back-to-closed', actor, { why });
    });
  }
}

async function refuseWhileWaiting({ manager }: Transaction, exercise: Exercise): Promise<void> {
  const waiting = await manager
    .getRepository(ResponseRow)
    .findBy({ exerciseId: exercise.id, state: In(['submitted', 'returned']) });
  if (waiting.length === 0) return;
  throw new Problem('step-not-allowed', {
    detail: 'Accept or return what was submitted, and accept what was returned, first.',
    errors: waiting.map(({ entityKey, state }) => ({
      pointer: `/responses/${entityKey}`,
      detail: `The response of ${entityKey} is ${state}`,
    })),
  });
}

/** A finding whose facts are as the partners saw them keeps their reaction; any other is asked (again). */
async function freeze(
  { manager }: Transaction,
  exercise: Exercise,
  findings: readonly Finding[],
): Promise<void> {
  const rows = manager.getRepository(FindingRow);
  const before = await rows.findBy({ exerciseId: exercise.id });
  await rows.delete({ exerciseId: exercise.id });
  await rows.insert(
    findings.map((finding, position) => {
      const {
        factsHash,
        wording: _w,
        edited: _e,
        state: _s,
        judgement: _j,
        discussed: _d,
        ...facts
      } = finding;
      const seen = before.find((row) => row.finding === finding.finding && row.factsHash === factsHash);
      return {
        exerciseId: exercise.id,
        finding: finding.finding,
        position,
        facts: facts as never,
        factsHash,
        state: seen?.state ?? ('with-partners' as const),
      };
    }),
  );
}
