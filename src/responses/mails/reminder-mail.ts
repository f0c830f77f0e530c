import type { InvitationFacts } from '../../invitations/mails/invitation-mail.js';
import { wordedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import type { MailText, MailWords } from '../../mail/mail-words.js';
import { cityOf, dayText, deadlineText, timeText } from '../../pages/deadline.js';
import type { ReminderKind } from '../reminder.js';
import { BEGUN_TEXT, NOT_BEGUN_TEXT } from './reminder-texts.js';
import { LAST_CALL_TEXT, SECOND_REMINDER_TEXT } from './late-reminder-texts.js';

/** What a reminder tells about: counts, never names. */
export interface ReminderFacts extends InvitationFacts {
  /** Sections of the entity's questionnaire that are complete, of how many. */
  readonly done: number;
  readonly total: number;
  /** Honest minutes of all its sections together. */
  readonly minutes: number;
  /** Entities that have submitted, of how many. */
  readonly answered: number;
  readonly entities: number;
}

export const REMINDER_TEXTS: Readonly<Record<ReminderKind, MailText>> = {
  'reminder-not-begun': NOT_BEGUN_TEXT,
  'reminder-begun': BEGUN_TEXT,
  'reminder-second': SECOND_REMINDER_TEXT,
  'last-call': LAST_CALL_TEXT,
};

/** A reminder or the last call (`pages-and-report.md`, section 5). */
export function wordReminder(facts: ReminderFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, closesAt, timeZone, readerZone } = facts;
  const { done, total, minutes, answered, entities } = facts;
  // The end of a day is the beginning of the next: the last moment tells its date.
  const lastMoment = new Date(Date.parse(closesAt) - 1).toISOString();
  const time = timeText(language, lastMoment, readerZone);
  return wordedMail(words, language, facts, {
    ...{ initiative, entity, entityShort, year: String(year), done, total, minutes, answered, entities },
    deadline: deadlineText(language, closesAt, timeZone, readerZone),
    closing: `${dayText(language, lastMoment, readerZone)}, ${time}, ${cityOf(readerZone, language)}`,
  });
}
