import { Injectable } from '@nestjs/common';
import { EXAMPLE_FACTS } from '../invitations/mails/example-facts.js';
import { ReminderStops } from '../invitations/reminder-stops.service.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import { REMINDER_TEXTS, wordReminder } from './mails/reminder-mail.js';
import { REMINDER_KINDS } from './reminder.js';
import { ReminderWriting } from './reminder-writing.service.js';
import { WantedReminders } from './wanted-reminders.service.js';

const EXAMPLE = { ...EXAMPLE_FACTS, done: 2, total: 7, minutes: 38, answered: 3, entities: 5 };

/** The mails that remind. */
@Injectable()
export class ReminderMails {
  /** To be registered by the module. */
  readonly kinds: readonly MailKind[] = REMINDER_KINDS.map((kind) => ({
    kind,
    ...REMINDER_TEXTS[kind],
    isEditable: true,
    render: (mail, words) => this.writing.write(mail, words),
    example: (language, words) => wordReminder(EXAMPLE, words, language),
    isStillWanted: (mail) => this.wanted.isWanted(mail),
    ...(kind === 'reminder-not-begun' ? { kindNow: (mail) => this.wanted.firstKind(mail) } : {}),
    unsubscribe: (transaction, invitationId) => this.stops.stopIn(transaction, invitationId),
  }));

  constructor(
    private readonly writing: ReminderWriting,
    private readonly wanted: WantedReminders,
    private readonly stops: ReminderStops,
  ) {}
}
