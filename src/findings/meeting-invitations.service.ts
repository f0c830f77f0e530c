import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Initiative } from '../initiatives/initiative.js';
import type { Language } from '../language.js';
import { calendarUid } from '../mail/calendar-file.js';
import { deadlineCalendar } from '../mail/deadline-calendar.js';
import { senderOf, type MailCalendar, type Mailbox } from '../mail/mail-kind.js';
import { meetingCalendar } from './meeting-calendar.js';
import { wordDeadline } from './mails/validation-mail.js';
import { wordMeetingEntry } from './mails/meeting-mail.js';
import type { ValidationMeetingRow } from './validation.entity.js';

/** Meetings and deadlines as calendars take them, in the words of who is invited. */
@Injectable()
export class MeetingInvitations {
  private readonly sender: Mailbox;

  constructor(@Inject(CONFIG) config: Config) {
    this.sender = senderOf(config.mailFrom);
  }

  meeting(
    meeting: Pick<
      ValidationMeetingRow,
      'id' | 'state' | 'sequence' | 'changedAt' | 'startsAt' | 'endsAt' | 'place'
    >,
    { acronym, officer }: Pick<Initiative, 'acronym' | 'officer'>,
    attendee: Mailbox,
    language: Language,
  ): MailCalendar {
    const cancelled = meeting.state === 'cancelled';
    const { sequence, changedAt, startsAt, endsAt, place } = meeting;
    return {
      method: cancelled ? 'CANCEL' : 'REQUEST',
      text: meetingCalendar({
        uid: calendarUid(meeting.id, this.sender),
        ...{ sequence, changedAt, startsAt, endsAt, place, cancelled, attendee },
        ...wordMeetingEntry({ initiative: acronym }, language),
        organizer: officer ? { name: officer.name, address: officer.email } : this.sender,
      }),
    };
  }

  /** `id` stays the same for as long as it is the same deadline. */
  deadline(
    of: { readonly id: string; readonly startedAt: string; readonly endsAt: string },
    names: { readonly initiative: string; readonly entity: string },
    language: Language,
  ): MailCalendar {
    const summary = wordDeadline(names, language);
    const { startedAt: changedAt, endsAt } = of;
    const text = deadlineCalendar({ uid: calendarUid(of.id, this.sender), changedAt, endsAt, summary });
    return { method: 'PUBLISH', text };
  }
}
