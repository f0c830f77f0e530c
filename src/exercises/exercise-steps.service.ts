import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { endOfDay } from '../initiatives/civil-date.js';
import { partnershipOf } from '../initiatives/initiative.js';
import { Problem, type ProblemPlace } from '../problem.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import type { Extension } from './exercise-plan.shape.js';
import type { Exercise } from './exercise.js';
import { ExercisesService, type ExerciseOfInitiative, type StepExtras } from './exercises.service.js';
import { missingToOpen } from './opening.js';

/** Which exercise a step is for, who takes it, and the revision it was decided on (null: not said). */
export interface StepRequest {
  readonly code: string;
  readonly year: string;
  readonly revision: number | null;
  readonly actor: string;
}

/** The steps a programme takes itself: open, close, extend, cancel. */
@Injectable()
export class ExerciseStepsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** Copies entities, roles, countries, challenge, targets and the last report's perspectives into it, for ever. */
  open(request: StepRequest): Promise<Exercise> {
    return this.take(request, 'open', async ({ exercise, initiative }, manager) => {
      const missing = this.missing({ exercise, initiative });
      if (missing.length > 0) {
        throw new Problem('step-not-allowed', {
          detail: 'Something is missing to open it.',
          errors: missing,
        });
      }
      const lastPerspectives = await this.exercises.lastPerspectives(manager, exercise);
      return {
        changes: { partnership: partnershipOf(initiative), lastPerspectives, openedAt: this.clock.now() },
      };
    });
  }

  close(request: StepRequest): Promise<Exercise> {
    return this.take(request, 'close', () => ({}));
  }

  /** Gives more time, also to an exercise that is closed already. */
  extend(request: StepRequest, { closesOn, reason }: Extension): Promise<Exercise> {
    return this.take(request, 'extend', ({ exercise }) => {
      const closesAt = endOfDay(closesOn, exercise.timeZone);
      const detail =
        closesOn <= exercise.closesOn && exercise.state === 'open'
          ? `It is open until ${exercise.closesOn} already; write a later day`
          : closesAt <= this.clock.now()
            ? 'This day is over; write a later one'
            : null;
      if (detail) {
        throw new Problem('invalid-request', {
          detail: 'Nothing was changed.',
          errors: [{ pointer: '/closesOn', detail }],
        });
      }
      return { why: reason, details: { closesOn }, changes: { closesOn, closesAt } };
    });
  }

  /** Frees the year for another exercise; links and sessions die at once. */
  cancel(request: StepRequest, reason: string): Promise<Exercise> {
    return this.take(request, 'cancel', ({ exercise }) => {
      if (exercise.publishedAt !== null) {
        throw new Problem('step-not-allowed', {
          detail: 'Its report has been published and stays served: correct it by a next version instead.',
        });
      }
      return { why: reason, changes: { yearKey: `cancelled:${exercise.id}` } };
    });
  }

  /** What keeps it from opening, now or on its day. */
  missing({ exercise, initiative }: ExerciseOfInitiative): readonly ProblemPlace[] {
    return [...missingToOpen(initiative), ...this.notReady(exercise)];
  }

  private take(
    request: StepRequest,
    step: 'open' | 'close' | 'extend' | 'cancel',
    extrasOf: (found: ExerciseOfInitiative, manager: EntityManager) => StepExtras | Promise<StepExtras>,
  ): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const found = await this.exercises.takeIn(transaction, request.code, request.year);
      this.exercises.assertCurrent(found.exercise, request.revision);
      this.exercises.assertAllowed(found.exercise, step);
      const extras = await extrasOf(found, transaction.manager);
      return this.exercises.takeStep(transaction, found.exercise, step, request.actor, extras);
    });
  }

  private notReady(exercise: Exercise): ProblemPlace[] {
    const places: ProblemPlace[] = [];
    if (!this.questionnaires.has(exercise.questionnaire)) {
      places.push({ pointer: '/questionnaire', detail: `The service has no ${exercise.questionnaire}` });
    }
    if (exercise.closesAt <= this.clock.now()) {
      const detail = `Its last day, ${exercise.closesOn}, is over: cancel it and plan it with later dates`;
      places.push({ pointer: '/closesOn', detail });
    }
    return places;
  }
}
