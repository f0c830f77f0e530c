import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { StepLines } from '../exercises/step-lines.service.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { MailFacts } from '../mail/mail-kind.js';
import { isMissing, isOvertakenBy, reminderKind, type ReminderCause, type ReminderKind } from './reminder.js';
import { ReminderCounts } from './reminder-counts.service.js';

/** Whether a reminder is still to leave, at the moment it would, and in which words. */
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

  /** Of the first reminder there are two texts: which one fits shows when it leaves, not when it is asked for. */
  async firstKind(mail: MailFacts): Promise<ReminderKind> {
    const to = await this.mails.addressing(mail);
    if (!to) return 'reminder-not-begun';
    const { exercise, entity } = to.whole;
    return reminderKind('reminder-1', await this.counts.stateOf(exercise.id, entity.key));
  }
}
