import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Initiative } from '../initiatives/initiative.js';
import type { Language } from '../language.js';
import { senderOf, type MailCalendar, type Mailbox } from '../mail/mail-kind.js';
import { deadlineCalendar, meetingCalendar } from './meeting-calendar.js';
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
        uid: this.uid(meeting.id),
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
    const text = deadlineCalendar({ uid: this.uid(of.id), changedAt, endsAt, summary });
    return { method: 'PUBLISH', text };
  }

  private uid(id: string): string {
    return `${id}@${this.sender.address.slice(this.sender.address.lastIndexOf('@') + 1)}`;
  }
}
