import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { StepLines } from '../exercises/step-lines.service.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { MailFacts } from '../mail/mail-kind.js';
import { isMissing, isOvertakenBy, type ReminderCause } from './reminder.js';
import { ReminderCounts } from './reminder-counts.service.js';

/** Whether a reminder is still to leave, at the moment it would. */
@Injectable()
export class WantedReminders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: EntityMails,
    private readonly counts: ReminderCounts,
    private readonly lines: StepLines,
  ) {}

  /** Not to who has submitted or stopped them meanwhile, nor a planned one to who is told that there is more time. */
  async isWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    if (!to?.whole.writable || to.whole.invitation.remindersStoppedAt !== null) return false;
    const { exercise, entity } = to.whole;
    if (!isMissing(await this.counts.stateOf(exercise.id, entity.key))) return false;
    const byHand: ReminderCause = 'by-hand';
    if (mail.params.cause === byHand) return true;
    const extendedAt = await this.unitOfWork.read((manager) => this.lines.extendedAt(manager, exercise));
    return !isOvertakenBy(extendedAt, mail.number, exercise.timeZone);
  }
}
