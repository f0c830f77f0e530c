import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SERVICE } from '../exercises/exercise-steps.service.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { keptOfPlan } from '../exercises/lateness.js';
import { eventKind, momentOf } from '../exercises/schedule.js';
import { HistoryService } from '../history/history.service.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import { daysLater, nextMomentWithin, startOfDay, WORKING_HOURS } from '../initiatives/working-hours.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { OutboxService } from '../mail/outbox.service.js';
import { NOTICE_MAIL } from './notice-mails.service.js';

/** A notice that comes later than this before the opening would only be in the way of the invitation. */
const LAST_DAYS = 2;

/** A week before a confirmed exercise opens, its contacts are told. */
@Injectable()
export class NoticeJob implements JobHandler {
  readonly kind = eventKind('notice');
  readonly after = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly outbox: OutboxService,
    private readonly history: HistoryService,
  ) {}

  async run({ exercise: id, day }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<string> {
    return this.unitOfWork.run(async (transaction) => {
      const found = await this.exercises.loadIn(transaction.manager, String(id));
      await this.history.hold(transaction, found.exercise.initiativeId);
      if (found.exercise.state !== 'planned' || found.exercise.confirmedAt === null) return 'not-planned';
      if (startOfDay(daysLater(found.exercise.opensOn, -LAST_DAYS), found.exercise.timeZone) < now)
        return 'too-late';
      const contacts = await transaction.manager.getRepository(ContactRow).find({
        where: { initiativeId: found.exercise.initiativeId, exerciseId: IsNull(), removedAt: IsNull() },
        order: { entityKey: 'ASC', position: 'ASC' },
      });
      for (const contact of contacts) await this.outbox.queue(transaction, noticeTo(contact, found, now));
      await this.history.record(transaction, {
        chain: found.exercise.initiativeId,
        actor: SERVICE,
        what: 'exercise.announced',
        subject: found.exercise.id,
        details: {
          opensOn: found.exercise.opensOn,
          count: contacts.length,
          ...keptOfNotice(String(day), found, now),
        },
      });
      return 'announced';
    });
  }
}

/** `day` is the civil day the notice was planned for. */
function keptOfNotice(day: string, { exercise: { timeZone } }: ExerciseOfInitiative, now: string) {
  return keptOfPlan({ day, plannedAt: momentOf('notice', day, timeZone) }, now, timeZone);
}

/** Once per contact and opening day: an exercise that has been moved is announced again, with its new day. */
function noticeTo(contact: ContactRow, { exercise }: ExerciseOfInitiative, now: string) {
  return {
    kind: NOTICE_MAIL,
    subjectId: contact.id,
    number: Number(exercise.opensOn.replaceAll('-', '')),
    initiativeId: exercise.initiativeId,
    personId: contact.personId,
    language: contact.language,
    params: { exercise: exercise.id, opensOn: exercise.opensOn },
    dueAt: nextMomentWithin(WORKING_HOURS, now, contact.timeZone),
  };
}
