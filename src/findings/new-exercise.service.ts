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
      const { exercise, findings } = await this.findings.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      if (!['open', 'closed', 'in-validation'].includes(exercise.state)) {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state}; its decision stands.`,
        });
      }
      if (exercise.decision && revision === null) throw new Problem('precondition-required');
      assertReasonable(exercise, findings, body);
      const decision = { ...body, by, at: this.clock.now() };
      return this.exercises.decide(transaction, exercise, decision, actor);
    });
  }
}

/** The years that the partners could name too: `new_exercise_year` of the questionnaire. */
function wrongInYear(exerciseYear: number, { planned, year }: DecisionBody): string | null {
  if (!planned) return year === null ? null : 'Leave the year out where no exercise is planned';
  const [first, last] = [exerciseYear + 1, exerciseYear + 5];
  return year !== null && year >= first && year <= last ? null : `Write a year from ${first} to ${last}`;
}

function assertReasonable(exercise: Exercise, findings: readonly Finding[], body: DecisionBody): void {
  const detail = wrongInYear(exercise.year, body);
  if (detail) {
    throw new Problem('invalid-request', {
      detail: 'Nothing was stored.',
      errors: [{ pointer: '/year', detail }],
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
