import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isWritable } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { dayOf } from '../initiatives/working-hours.js';
import { Problem } from '../problem.js';
import { Reminders } from './reminders.service.js';

/** Reminds at once, asked for by a manager. */
@Injectable()
export class RemindingNow {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly reminders: Reminders,
  ) {}

  /** Answers how many mails are on their way. Problem `step-not-allowed` where the form takes no answers now. */
  remind(code: string, year: string, actor: string): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const now = this.clock.now();
      if (!isWritable(exercise, now)) {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state} and takes no answers now, so nobody is reminded.`,
        });
      }
      const day = dayOf(now, exercise.timeZone);
      return this.reminders.remind(transaction, exercise, { cause: 'by-hand', day, actor });
    });
  }
}
