import { Injectable } from '@nestjs/common';
import { shortNames } from '../initiatives/short-names.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import { ReminderStops } from '../invitations/reminder-stops.service.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import { MailThreads } from '../mail/mail-threads.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import { wordReminder } from './mails/reminder-mail.js';
import { ReminderCounts } from './reminder-counts.service.js';

/** Writes the mails that remind, at the moment they leave. */
@Injectable()
export class ReminderWriting {
  constructor(
    private readonly mails: EntityMails,
    private readonly stops: ReminderStops,
    private readonly counts: ReminderCounts,
    private readonly threads: MailThreads,
  ) {}

  async write(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, initiative, entity, timeZone: readerZone, invitation, personId } = to.whole;
    const { year, closesAt, timeZone } = exercise;
    const facts = {
      ...to,
      ...(await this.counts.of(exercise, entity.key)),
      ...{ initiative: initiative.acronym, entity: entity.name, year, closesAt, timeZone, readerZone },
      entityShort: shortNames(exercise.partnership?.entities ?? []).get(entity.key) ?? entity.name,
    };
    return {
      ...wordReminder(facts, words, mail.language),
      inThreadOf: await this.threads.messageIdOf({
        subjectId: invitation.id,
        kind: 'invitation',
        personId,
      }),
      unsubscribe: { url: this.stops.urlOf(invitation.id) },
    };
  }
}
