import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SERVICE } from '../exercises/exercise-steps.service.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { keptOfPlan } from '../exercises/lateness.js';
import { eventKind, momentOf } from '../exercises/schedule.js';
import { HistoryService } from '../history/history.service.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import { daysLater, nextMomentWithin, startOfDay, WORKING_HOURS } from '../initiatives/working-hours.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import type { MailRow } from '../mail/mail.entity.js';
import { OutboxService } from '../mail/outbox.service.js';
import { NOTICE_MAIL } from './notice-mails.service.js';

/** A notice that comes later than this before the opening would only be in the way of the invitation. */
const LAST_DAYS = 2;

/** A week before a confirmed exercise opens, its contacts are told; once it has been moved, of its new day. */
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
      const mails = await this.outbox.about(
        transaction.manager,
        contacts.map((contact) => contact.id),
      );
      let count = 0;
      for (const contact of contacts) {
        const notices = mails.filter((mail) => mail.kind === NOTICE_MAIL && mail.subjectId === contact.id);
        if (hasHeard(notices, found.exercise)) continue;
        const number = Math.max(0, ...notices.map((notice) => notice.number)) + 1;
        await this.outbox.queue(transaction, { ...noticeTo(contact, found, now), number });
        count += 1;
      }
      if (count === 0) return 'nobody-new';
      await this.history.record(transaction, {
        chain: found.exercise.initiativeId,
        actor: SERVICE,
        what: 'exercise.announced',
        subject: found.exercise.id,
        details: { opensOn: found.exercise.opensOn, count, ...keptOfNotice(String(day), found, now) },
      });
      return 'announced';
    });
  }
}

/** `day` is the civil day the notice was planned for. */
function keptOfNotice(day: string, { exercise: { timeZone } }: ExerciseOfInitiative, now: string) {
  return keptOfPlan({ day, plannedAt: momentOf('notice', day, timeZone) }, now, timeZone);
}

/**
 * Is the last that a contact hears of an exercise, by these notices to them in their order, the day on which it opens now?
 * One that waits with another day will not leave.
 */
function hasHeard(notices: readonly MailRow[], { id, opensOn }: Exercise): boolean {
  const last = notices.findLast(
    ({ state, params }) =>
      params.exercise === id && state !== 'cancelled' && (state !== 'queued' || params.opensOn === opensOn),
  );
  return last?.params.opensOn === opensOn;
}

function noticeTo(contact: ContactRow, { exercise }: ExerciseOfInitiative, now: string) {
  return {
    kind: NOTICE_MAIL,
    subjectId: contact.id,
    initiativeId: exercise.initiativeId,
    personId: contact.personId,
    language: contact.language,
    params: { exercise: exercise.id, opensOn: exercise.opensOn },
    dueAt: nextMomentWithin(WORKING_HOURS, now, contact.timeZone),
  };
}
