import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { endOfDay } from '../initiatives/civil-date.js';
import { Problem } from '../problem.js';
import { ValidationRoundRow } from './validation.entity.js';
import { ValidationService, type FindingsRequest } from './validation.service.js';
import { ValidationStates } from './validation-states.service.js';

/** Rounds of validation: started, given more time, ended, and ended too early after all. */
@Injectable()
export class ValidationRounds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly validation: ValidationService,
    private readonly states: ValidationStates,
  ) {}

  /**
   * Freezes the findings where they are not yet, and asks the partners until the end of a day. The mails follow from the
   * history line. Problem `invalid-request` where that day is over, `step-not-allowed` where a round is running.
   */
  start(request: FindingsRequest, endsOn: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, view } = await this.states.takeIn(transaction, request);
      if (exercise.state !== 'in-validation') await this.validation.validateIn(transaction, request);
      else if (view.round?.state === 'running') {
        throw new Problem('step-not-allowed', { detail: 'The partners are being asked already.' });
      }
      const endsAt = this.endOf(exercise, endsOn);
      const number = (view.round?.number ?? 0) + 1;
      const id = randomUUID();
      await transaction.manager.getRepository(ValidationRoundRow).insert({
        id,
        exerciseId: exercise.id,
        number,
        endsOn,
        endsAt,
        state: 'running',
        startedAt: this.clock.now(),
        endedAt: null,
        revision: 1,
      });
      await this.states.ask(transaction, exercise);
      await this.states.record(transaction, exercise, request.actor, 'validation.round-started', {
        round: number,
        endsOn,
      });
    });
  }

  /** Another day until which the partners may say what they think; `revision` is the round's. */
  extend(request: FindingsRequest, endsOn: string): Promise<void> {
    return this.change(request, 'running', async (exercise) => ({
      what: 'validation.round-extended',
      change: { endsOn, endsAt: this.endOf(exercise, endsOn) },
    }));
  }

  /** From now on the findings say what the partners have made of them. */
  end(request: FindingsRequest): Promise<void> {
    return this.change(request, 'running', async (exercise, transaction) => {
      await this.states.settle(transaction, exercise, request);
      return { what: 'validation.round-ended', change: { state: 'ended', endedAt: this.clock.now() } };
    });
  }

  /** Takes the end of the last round back. */
  resume(request: FindingsRequest): Promise<void> {
    return this.change(request, 'ended', async (exercise, transaction) => {
      await this.states.ask(transaction, exercise);
      return { what: 'validation.round-resumed', change: { state: 'running', endedAt: null } };
    });
  }

  /** Back to closed, with a reason; `revision` is the exercise's. */
  withdraw(request: FindingsRequest, why: string): Promise<Exercise> {
    return this.validation.withdraw(request, why);
  }

  private async change(
    request: FindingsRequest,
    from: ValidationRoundRow['state'],
    decide: (
      exercise: Exercise,
      transaction: Transaction,
    ) => Promise<{ readonly what: string; readonly change: Partial<ValidationRoundRow> }>,
  ): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { exercise, view } = await this.states.takeIn(transaction, { ...request, revision: null });
      const { round } = view;
      if (exercise.state !== 'in-validation' || round?.state !== from) {
        throw new Problem('step-not-allowed', { detail: `No round of validation is ${from}.` });
      }
      if (request.revision !== round.revision) throw new Problem('stale', { current: round });
      const { what, change } = await decide(exercise, transaction);
      await transaction.manager
        .getRepository(ValidationRoundRow)
        .update({ id: round.id }, { ...change, revision: round.revision + 1 });
      await this.states.record(transaction, exercise, request.actor, what, {
        round: round.number,
        ...(change.endsOn ? { endsOn: change.endsOn } : {}),
      });
    });
  }

  private endOf({ timeZone }: Exercise, endsOn: string): string {
    const endsAt = endOfDay(endsOn, timeZone);
    if (endsAt > this.clock.now()) return endsAt;
    throw new Problem('invalid-request', {
      detail: 'Nothing was changed.',
      errors: [{ pointer: '/endsOn', detail: 'This day is over; write a later one' }],
    });
  }
}
