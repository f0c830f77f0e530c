import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Language } from '../language.js';
import { calendarUid } from '../mail/calendar-file.js';
import { deadlineCalendar } from '../mail/deadline-calendar.js';
import { senderOf, type MailCalendar, type Mailbox } from '../mail/mail-kind.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { wordExerciseDeadline } from './mails/deadline-words.js';

/** The deadline of an exercise as the calendar of somebody invited takes it: one entry that moves and may fall away. */
@Injectable()
export class DeadlineEntries {
  private readonly sender: Mailbox;

  constructor(@Inject(CONFIG) config: Config) {
    this.sender = senderOf(config.mailFrom);
  }

  /**
   * The exercise's revision is the sequence: it is raised by every step, so an entry written after a later one is later.
   * `changedAt` is the instant of the step that the mail tells about, such as the opening.
   */
  of(
    whole: Pick<WholeInvitation, 'exercise' | 'initiative' | 'entity'>,
    language: Language,
    { changedAt, cancelled = false }: { readonly changedAt: string; readonly cancelled?: boolean },
  ): MailCalendar {
    const { exercise, initiative, entity } = whole;
    const { acronym, officer } = initiative;
    const words = wordExerciseDeadline(
      { initiative: acronym, entity: entity.name, year: exercise.year, officer },
      language,
    );
    const text = deadlineCalendar({
      uid: calendarUid(`deadline-${exercise.id}`, this.sender),
      sequence: exercise.revision,
      cancelled,
      changedAt,
      endsAt: exercise.closesAt,
      ...words,
      organizer: officer ? { name: officer.name, address: officer.email } : this.sender,
    });
    return { method: cancelled ? 'CANCEL' : 'PUBLISH', text };
  }
}
