import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { Problem } from '../problem.js';
import type { Finding } from './finding.js';
import type { DecisionBody } from './findings.shape.js';
import { FindingsService } from './findings.service.js';
import { differsFromProposal } from './new-exercise.js';
import type { FindingsRequest } from './validation.service.js';

/** The evaluator's decision on the new ex post exercise, beside the partners' proposal. */
@Injectable()
export class NewExerciseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly findings: FindingsService,
  ) {}

  /** A reason is needed where the decision differs from the proposal. `by` is the name to be printed. */
  decide(
    { code, year, actor, revision }: FindingsRequest,
    by: string,
    body: DecisionBody,
  ): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, findings } = await this.findings.ofIn(transaction.manager, code, year);
      this.exercises.assertCurrent(exercise, revision);
      if (exercise.decision && revision === null) throw new Problem('precondition-required');
      if (!['open', 'closed', 'in-validation'].includes(exercise.state)) {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state}; its decision stands.`,
        });
      }
      assertReasonable(exercise, findings, body);
      const { planned, reason } = body;
      const decision = { planned, year: planned ? body.year : null, reason, by, at: this.clock.now() };
      return this.exercises.decide(transaction, exercise, decision, actor);
    });
  }
}

function assertReasonable(exercise: Exercise, findings: readonly Finding[], body: DecisionBody): void {
  if (body.planned && (body.year ?? 0) <= exercise.year) {
    throw new Problem('invalid-request', {
      detail: 'Nothing was stored.',
      errors: [{ pointer: '/year', detail: `Write a year after ${exercise.year}` }],
    });
  }
  const proposal = findings.find(({ decision }) => decision !== undefined)?.decision ?? null;
  if (body.reason === null && differsFromProposal(body, proposal)) {
    throw new Problem('invalid-request', {
      detail: 'The decision differs from what the partners propose; say why.',
      errors: [{ pointer: '/reason', detail: 'Write the reason' }],
    });
  }
}
