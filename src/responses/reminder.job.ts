import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SERVICE } from '../exercises/exercise-steps.service.js';
import { isWritable, type Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { eventKind, scheduleOf, type ExerciseEvent } from '../exercises/schedule.js';
import { StepLines } from '../exercises/step-lines.service.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { dayNumber, isOvertakenBy } from './reminder.js';
import { Reminders } from './reminders.service.js';

type Payload = Readonly<Record<string, unknown>>;
type Reminding = 'reminder-1' | 'reminder-2' | 'last-call';

/**
 * What the days of reminding have in common: of several that are overdue only the last one reminds, and none does whose
 * day had come when there was more time.
 */
@Injectable()
export class ReminderDays {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly reminders: Reminders,
    private readonly lines: StepLines,
  ) {}

  async come(cause: Reminding, payload: Payload, { now }: Occasion): Promise<string> {
    const id = String(payload.exercise);
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.loadIn(transaction.manager, id);
      if (!isWritable(exercise, now)) return 'not-open';
      if (isOvertaken(cause, exercise, now)) return 'overtaken';
      const day = String(payload.day);
      const extendedAt = await this.lines.extendedAt(transaction.manager, exercise);
      if (isOvertakenBy(extendedAt, dayNumber(day), exercise.timeZone)) return 'overtaken';
      const count = await this.reminders.remind(transaction, exercise, { cause, day, actor: SERVICE });
      return count > 0 ? 'reminded' : 'nobody-missing';
    });
  }
}

/** Has a later reminder of the same exercise become due too? */
function isOvertaken(cause: Reminding, exercise: Exercise, now: string): boolean {
  const later: readonly ExerciseEvent[] =
    cause === 'reminder-1' ? ['reminder-2', 'last-call'] : cause === 'reminder-2' ? ['last-call'] : [];
  return scheduleOf(exercise).some(({ event, dueAt }) => later.includes(event) && dueAt <= now);
}

/** A week after the opening: for who has not begun, and for who has. */
@Injectable()
export class FirstReminderJob implements JobHandler {
  readonly kind = eventKind('reminder-1');
  readonly after = [];
  constructor(private readonly days: ReminderDays) {}
  run = (payload: Payload, occasion: Occasion) => this.days.come('reminder-1', payload, occasion);
}

/** Two weeks after the opening: how many of the others have answered. */
@Injectable()
export class SecondReminderJob implements JobHandler {
  readonly kind = eventKind('reminder-2');
  readonly after = [];
  constructor(private readonly days: ReminderDays) {}
  run = (payload: Payload, occasion: Occasion) => this.days.come('reminder-2', payload, occasion);
}

/** Two working days before the end. */
@Injectable()
export class LastCallJob implements JobHandler {
  readonly kind = eventKind('last-call');
  readonly after = [];
  constructor(private readonly days: ReminderDays) {}
  run = (payload: Payload, occasion: Occasion) => this.days.come('last-call', payload, occasion);
}

/** Between the two reminders a person should call: nothing is sent, the work list of managers says whom. */
@Injectable()
export class CallDayJob implements JobHandler {
  readonly kind = eventKind('call');
  readonly after = [];
  run = () => Promise.resolve('proposed');
}
