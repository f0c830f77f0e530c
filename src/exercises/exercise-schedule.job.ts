import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobHandler } from '../jobs/job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ExerciseRow } from './exercise.entity.js';
import { STEP_EVENTS, type Exercise } from './exercise.js';
import { dueEvents, EVENT_KINDS, eventKind, type ExerciseEvent } from './schedule.js';

/** Keeps what is due in an exercise in line with its state and dates. */
@Injectable()
export class ExerciseScheduleJob implements JobHandler {
  readonly kind = 'exercise.schedule';
  readonly after = [
    'exercise.planned',
    'exercise.moved',
    'exercise.confirmed',
    'exercise.unconfirmed',
    ...Object.values(STEP_EVENTS),
  ];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
  ) {}

  async run({ subject }: Readonly<Record<string, unknown>>): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const exercise = await transaction.manager
        .getRepository(ExerciseRow)
        .findOneByOrFail({ id: String(subject) });
      await this.jobs.bringInLine(transaction, {
        subject: exercise.id,
        kinds: EVENT_KINDS,
        wanted: dueEvents(exercise).map(({ event, day, dueAt }) => ({
          kind: eventKind(event),
          key: keyOf(exercise, event, dueAt),
          payload: { exercise: exercise.id, event, day },
          dueAt,
        })),
      });
    });
  }
}

/**
 * An event happens once at an instant. The notice may have to come again where dates were moved and moved back: it is
 * asked for with every revision, and leaves out who has heard.
 */
function keyOf({ id, revision }: Pick<Exercise, 'id' | 'revision'>, event: ExerciseEvent, dueAt: string) {
  return event === 'notice' ? `${id}:${dueAt}:${revision}` : `${id}:${dueAt}`;
}
