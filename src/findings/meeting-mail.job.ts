import { Injectable } from '@nestjs/common';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailState } from '../mail/mail.entity.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { MeetingInvitations } from './meeting-invitations.service.js';
import { MEETING_TEXT, meetingExample, wordMeeting, type MeetingChange } from './mails/meeting-mail.js';
import { ValidationMeetingRow } from './validation.entity.js';

const KIND = 'meeting';
/** States of a mail that its reader may have. */
const TOLD = new Set<MailState>(['sent', 'uncertain']);

/** A meeting that is called, moved or cancelled brings one mail to everybody of every entity, with a calendar entry. */
@Injectable()
export class MeetingMailJob implements JobHandler {
  readonly kind = 'validation.mail-meeting';
  readonly after = ['validation.meeting-called', 'validation.meeting-moved', 'validation.meeting-cancelled'];

  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...MEETING_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: meetingExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: EntityMails,
    private readonly invitations: MeetingInvitations,
    private readonly outbox: OutboxService,
  ) {}

  async run(
    { subject, what, meeting, sequence, number }: Readonly<Record<string, unknown>>,
    { now }: Occasion,
  ): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const exercise = await transaction.manager
        .getRepository(ExerciseRow)
        .findOneByOrFail({ id: String(subject) });
      const { startsAt } = await transaction.manager
        .getRepository(ValidationMeetingRow)
        .findOneByOrFail({ id: String(meeting) });
      for (const { key } of exercise.partnership?.entities ?? []) {
        await this.mails.queue(transaction, {
          kind: KIND,
          exerciseId: exercise.id,
          entity: key,
          number: Number(number),
          params: { meeting, sequence, change: String(what).replace('validation.meeting-', '') },
          dueAt: (timeZone) => wakingMoment(now, timeZone, startsAt),
        });
      }
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    const meeting = await this.find(mail);
    if (!to || !meeting) throw new Problem('not-found');
    const { initiative, timeZone: readerZone } = to.whole;
    const { startsAt, endsAt, place } = meeting;
    const facts = { ...to, initiative: initiative.acronym, startsAt, endsAt, place, readerZone };
    const attendee = { name: mail.person.name, address: mail.person.email };
    return {
      ...wordMeeting(facts, await this.changeFor(mail), words, mail.language),
      calendar: this.invitations.meeting(meeting, initiative, attendee, mail.language),
    };
  }

  /** Not once it has been changed again, of which another mail tells; nor is a meeting cancelled nobody has heard of. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    if ((await this.find(mail))?.sequence !== mail.params.sequence) return false;
    return mail.params.change !== 'cancelled' || (await this.hasHeard(mail));
  }

  /** Moved before its reader was awake, a meeting is new to them. */
  private async changeFor(mail: MailFacts): Promise<MeetingChange> {
    const change = mail.params.change as MeetingChange;
    return change === 'moved' && !(await this.hasHeard(mail)) ? 'called' : change;
  }

  /** Has an earlier mail told the reader of this meeting? */
  private async hasHeard({ subjectId, number, params }: MailFacts): Promise<boolean> {
    const all = await this.unitOfWork.read((manager) => this.outbox.about(manager, [subjectId]));
    return all.some(
      (mail) =>
        mail.kind === KIND &&
        mail.params.meeting === params.meeting &&
        mail.number < number &&
        TOLD.has(mail.state),
    );
  }

  private find({ params }: MailFacts): Promise<ValidationMeetingRow | null> {
    return this.unitOfWork.read((manager) =>
      manager.getRepository(ValidationMeetingRow).findOneBy({ id: String(params.meeting) }),
    );
  }
}
