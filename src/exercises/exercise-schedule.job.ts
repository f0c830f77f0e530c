import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobHandler } from '../jobs/job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ExerciseRow } from './exercise.entity.js';
import { STEP_EVENTS } from './exercise.js';
import { dueEvents, EVENT_KINDS, eventKey, eventKind } from './schedule.js';

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
        wanted: dueEvents(exercise).map((planned) => ({
          kind: eventKind(planned.event),
          key: eventKey(exercise, planned),
          payload: { exercise: exercise.id, event: planned.event, day: planned.day },
          dueAt: planned.dueAt,
        })),
      });
    });
  }
}
