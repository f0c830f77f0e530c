import { Injectable } from '@nestjs/common';
import { shortNames } from '../initiatives/short-names.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import { ReminderStops } from '../invitations/reminder-stops.service.js';
import { EXAMPLE_FACTS } from '../invitations/mails/example-facts.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import { MailThreads } from '../mail/mail-threads.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import { REMINDER_TEXTS, wordReminder } from './mails/reminder-mail.js';
import { isMissing, REMINDER_KINDS } from './reminder.js';
import { ReminderCounts } from './reminder-counts.service.js';

const EXAMPLE = { ...EXAMPLE_FACTS, done: 2, total: 7, minutes: 38, answered: 3, entities: 5 };

/** Writes the mails that remind, at the moment they leave: whoever has submitted meanwhile gets none. */
@Injectable()
export class ReminderMails {
  /** To be registered by the module. */
  readonly kinds: readonly MailKind[] = REMINDER_KINDS.map((kind) => ({
    kind,
    ...REMINDER_TEXTS[kind],
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: (language, words) => wordReminder(EXAMPLE, words, language),
    isStillWanted: (mail) => this.isStillWanted(mail),
    unsubscribe: (transaction, invitationId) => this.stops.stopIn(transaction, invitationId),
  }));

  constructor(
    private readonly mails: EntityMails,
    private readonly stops: ReminderStops,
    private readonly counts: ReminderCounts,
    private readonly threads: MailThreads,
  ) {}

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
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

  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    if (!to?.whole.writable || to.whole.invitation.remindersStoppedAt !== null) return false;
    const { exercise, entity } = to.whole;
    return isMissing(await this.counts.stateOf(exercise.id, entity.key));
  }
}
