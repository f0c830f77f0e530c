import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { endOfDay } from '../initiatives/civil-date.js';
import { partnershipOf } from '../initiatives/initiative.js';
import { Problem, type ProblemPlace } from '../problem.js';
import { ChangesSinceService } from './changes-since.service.js';
import type { Extension } from './exercise-plan.shape.js';
import type { Exercise } from './exercise.js';
import { ExercisesService, type ExerciseOfInitiative, type StepExtras } from './exercises.service.js';
import { keptOfPlan } from './lateness.js';
import { missingToOpen } from './opening.js';
import { momentOf } from './schedule.js';
import { datesAfterSkipping } from './skipped-year.js';

/** Who is said to have taken the steps that come by themselves. */
export const SERVICE = 'service';

/** Which exercise a step is for, who takes it, and the revision it was decided on (null: not said). */
export interface StepRequest {
  readonly code: string;
  readonly year: string;
  readonly revision: number | null;
  readonly actor: string;
}

/** The steps a programme takes itself: open, close, extend, cancel, skip a year. */
@Injectable()
export class ExerciseStepsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly changes: ChangesSinceService,
  ) {}

  /**
   * Copies entities, roles, countries, challenge, targets and the last report's perspectives into it, for ever. The history
   * keeps what has changed about them since the exercise before.
   */
  open(request: StepRequest): Promise<Exercise> {
    return this.take(request, 'open', async (found, manager) => {
      const { exercise, initiative } = found;
      const missing = this.missing({ exercise, initiative });
      if (missing.length > 0) {
        throw new Problem('step-not-allowed', {
          detail: 'Something is missing to open it.',
          errors: missing,
        });
      }
      const lastPerspectives = await this.exercises.lastPerspectives(manager, exercise);
      const openedAt = this.clock.now();
      const confirmedAt = exercise.confirmedAt ?? openedAt;
      const since = await this.changes.of(manager, found);
      return {
        details: {
          byItself: request.actor === SERVICE,
          ...keptOf(request, 'open', exercise, openedAt),
          ...(since ? { changes: this.changes.trace(since) } : {}),
        },
        changes: { partnership: partnershipOf(initiative), lastPerspectives, openedAt, confirmedAt },
      };
    });
  }

  close(request: StepRequest): Promise<Exercise> {
    return this.take(request, 'close', ({ exercise }) => ({
      details: keptOf(request, 'close', exercise, this.clock.now()),
    }));
  }

  /** Gives more time; of an exercise that is closed it is a reopening, which may also be until the same day. */
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
      const reopened = exercise.state === 'closed';
      return {
        why: reason,
        details: { closesOn, was: exercise.closesOn, reopened },
        changes: { closesOn, closesAt },
      };
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
      return { why: reason, changes: { yearKey: freedBy(exercise) } };
    });
  }

  /** What keeps it from opening, now or on its day. */
  missing({ exercise, initiative }: ExerciseOfInitiative): readonly ProblemPlace[] {
    return [...missingToOpen(initiative), ...this.notReady(exercise)];
  }

  /** There is none this year: it is cancelled as skipped and planned for the next one, unless that has one already. */
  skip(request: StepRequest, reason: string): Promise<Exercise> {
    return this.take(
      request,
      'skip',
      ({ exercise }) => ({ why: reason, changes: { yearKey: freedBy(exercise), skippedWhy: reason } }),
      async ({ exercise }, transaction) => {
        const { initiativeId, questionnaire, timeZone } = exercise;
        const next = datesAfterSkipping(exercise);
        if (await this.exercises.hasOneIn(transaction.manager, initiativeId, next.year)) return;
        const plan = { ...next, questionnaire, timeZone };
        await this.exercises.planIn(transaction, initiativeId, plan, request.actor);
      },
    );
  }

  private take(
    request: StepRequest,
    step: 'open' | 'close' | 'extend' | 'cancel' | 'skip',
    extrasOf: (found: ExerciseOfInitiative, manager: EntityManager) => StepExtras | Promise<StepExtras>,
    afterwards?: (found: ExerciseOfInitiative, transaction: Transaction) => Promise<void>,
  ): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const found = await this.exercises.takeIn(transaction, request.code, request.year);
      this.exercises.assertCurrent(found.exercise, request.revision);
      this.exercises.assertAllowed(found.exercise, step);
      const extras = await extrasOf(found, transaction.manager);
      const taken = await this.exercises.takeStep(transaction, found.exercise, step, request.actor, extras);
      await afterwards?.(found, transaction);
      return taken;
    });
  }

  private notReady(exercise: Exercise): ProblemPlace[] {
    const places: ProblemPlace[] = [];
    if (!this.exercises.knowsQuestionnaire(exercise.questionnaire)) {
      places.push({ pointer: '/questionnaire', detail: `The service has no ${exercise.questionnaire}` });
    }
    if (exercise.closesAt <= this.clock.now()) {
      const detail = `Its last day, ${exercise.closesOn}, is over: cancel it and plan it with later dates`;
      places.push({ pointer: '/closesOn', detail });
    }
    return places;
  }
}

/** Of a step that the service takes by itself, the day it was planned for and how late it is. */
function keptOf({ actor }: StepRequest, event: 'open' | 'close', exercise: Exercise, now: string) {
  if (actor !== SERVICE) return {};
  const day = event === 'open' ? exercise.opensOn : exercise.closesOn;
  const plannedAt = momentOf(event, day, exercise.timeZone);
  return keptOfPlan({ day, plannedAt }, now, exercise.timeZone);
}

/** The `year_key` of a cancelled exercise, with which its year is free for another one. */
function freedBy({ id }: Exercise): string {
  return `cancelled:${id}`;
}
