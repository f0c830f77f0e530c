import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { endOfDay } from '../initiatives/civil-date.js';
import { Problem, type ProblemPlace } from '../problem.js';
import { ExerciseStepsService, type StepRequest } from './exercise-steps.service.js';
import type { MovedDates } from './exercise-plan.shape.js';
import type { Exercise } from './exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from './exercises.service.js';
import { wrongDates } from './plan-dates.js';

/** What is to be changed of a planned exercise, all in one transaction; what is left out stays. */
export interface PlanChange {
  readonly dates?: MovedDates;
  /** Whether it is to open by itself. */
  readonly confirmed?: boolean;
  /** The instant that several confirmed together share; now where absent. */
  readonly at?: string;
}

/** Moves planned exercises and confirms their dates; from then on they open by themselves. */
@Injectable()
export class ExercisePlanning {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly steps: ExerciseStepsService,
  ) {}

  /** Other dates for a planned exercise; of an open one only its end moves, by its step and with a reason. */
  async move(request: StepRequest, dates: MovedDates): Promise<Exercise> {
    const { exercise } = await this.exercises.find(request.code, request.year);
    if (exercise.state !== 'open') return this.change(request, { dates });
    const { opensOn, closesOn, timeZone = exercise.timeZone, reason } = dates;
    const places: ProblemPlace[] = [];
    if (opensOn !== exercise.opensOn)
      places.push({ pointer: '/opensOn', detail: `It is open since ${exercise.opensOn}` });
    if (timeZone !== exercise.timeZone)
      places.push({ pointer: '/timeZone', detail: `It is open in ${exercise.timeZone}` });
    if (reason === undefined)
      places.push({ pointer: '/reason', detail: 'Write something: why an open exercise gets more time' });
    if (places.length > 0) throw refused(places);
    return this.steps.extend(request, { closesOn, reason: reason ?? '' });
  }

  /** Its dates stand: it opens by itself on its day. Confirming it again changes nothing. */
  confirm(request: StepRequest): Promise<Exercise> {
    return this.change(request, { confirmed: true });
  }

  /** Takes a confirmation back: it opens by hand only, or once it is confirmed again. */
  unconfirm(request: StepRequest): Promise<Exercise> {
    return this.change(request, { confirmed: false });
  }

  /** Problem `step-not-allowed` where it is not planned (any more), or lacks what it takes to be confirmed. */
  change(request: StepRequest, change: PlanChange): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const found = await this.exercises.takeIn(transaction, request.code, request.year);
      this.exercises.assertCurrent(found.exercise, request.revision);
      this.exercises.assertAllowed(found.exercise, 'open');
      const { dates, confirmed } = change;
      let { exercise } = found;
      if (dates) exercise = await this.moveIn(transaction, exercise, dates, request.actor);
      if (confirmed === true && exercise.confirmedAt === null) {
        exercise = await this.confirmIn(transaction, { ...found, exercise }, request.actor, change.at);
      }
      if (confirmed === false && exercise.confirmedAt !== null) {
        exercise = await this.exercises.change(transaction, exercise, 'exercise.unconfirmed', request.actor, {
          changes: { confirmedAt: null },
        });
      }
      return exercise;
    });
  }

  private async moveIn(
    transaction: Transaction,
    exercise: Exercise,
    { opensOn, closesOn, timeZone = exercise.timeZone, reason }: MovedDates,
    actor: string,
  ): Promise<Exercise> {
    const from = { opensOn: exercise.opensOn, closesOn: exercise.closesOn, timeZone: exercise.timeZone };
    if (opensOn === from.opensOn && closesOn === from.closesOn && timeZone === from.timeZone) return exercise;
    const places = wrongDates({ opensOn, closesOn, timeZone }, this.clock.now());
    if (places.length > 0) throw refused(places);
    const changes = { opensOn, closesOn, timeZone, closesAt: endOfDay(closesOn, timeZone) };
    return this.exercises.change(transaction, exercise, 'exercise.moved', actor, {
      why: reason ?? null,
      details: { opensOn, closesOn, timeZone, from },
      changes,
    });
  }

  private async confirmIn(
    transaction: Transaction,
    found: ExerciseOfInitiative,
    actor: string,
    at: string = this.clock.now(),
  ): Promise<Exercise> {
    const { opensOn, closesOn, timeZone } = found.exercise;
    const missing = [...this.steps.missing(found), ...wrongDates(found.exercise, this.clock.now())];
    if (missing.length > 0) {
      throw new Problem('step-not-allowed', {
        detail: 'Something is missing before it can be confirmed.',
        errors: missing,
      });
    }
    return this.exercises.change(transaction, found.exercise, 'exercise.confirmed', actor, {
      details: { opensOn, closesOn, timeZone },
      changes: { confirmedAt: at },
    });
  }
}

function refused(errors: readonly ProblemPlace[]): Problem {
  return new Problem('invalid-request', { detail: 'Nothing was changed.', errors });
}
