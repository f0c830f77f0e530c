import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { isWritable } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import { DeadlineEntries } from './deadline-entries.service.js';
import { EntityMails } from './entity-mails.service.js';
import type { LinkMailKind, LinkMailParams } from './link-mail.js';
import { EXAMPLE_FACTS } from './mails/example-facts.js';
import { wordColleague } from './mails/colleague-mail.js';
import { wordInvitation } from './mails/invitation-mail.js';
import { wordNewLink } from './mails/new-link-mail.js';

/** Writes the mails that bring a link, when they are sent or looked at. */
@Injectable()
export class LinkMailWriting {
  constructor(
    private readonly clock: Clock,
    private readonly mails: EntityMails,
    private readonly deadlines: DeadlineEntries,
  ) {}

  async render(kind: LinkMailKind, mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const params = mail.params as unknown as LinkMailParams;
    const facts = { ...params, ...to, readerZone: to.whole.timeZone };
    switch (kind) {
      case 'invitation':
        return {
          ...wordInvitation(facts, words, mail.language),
          calendar: this.deadlines.of(to.whole, mail.language, {
            changedAt: to.whole.exercise.openedAt ?? to.whole.invitation.createdAt,
          }),
        };
      case 'colleague': {
        const invitedBy = to.whole.colleague?.invitedBy ?? '';
        return wordColleague(
          { ...facts, invitedBy, sections: params.sections ?? null },
          words,
          mail.language,
        );
      }
      case 'new-link':
        return wordNewLink(facts, words, mail.language);
      default:
        return kind satisfies never;
    }
  }

  /** As the mail reads to somebody invented. */
  example(kind: LinkMailKind, language: Language, words: MailWords): MailContent {
    switch (kind) {
      case 'invitation':
        return wordInvitation(EXAMPLE_FACTS, words, language);
      case 'colleague':
        return wordColleague(
          { ...EXAMPLE_FACTS, invitedBy: 'Jorge Ejemplo', sections: null },
          words,
          language,
        );
      case 'new-link':
        return wordNewLink(EXAMPLE_FACTS, words, language);
      default:
        return kind satisfies never;
    }
  }

  /** Not once the link has ended or been replaced, and no invitation into a form that is read-only. */
  async isStillWanted(kind: LinkMailKind, mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    return to !== null && (kind === 'new-link' || isWritable(to.whole.exercise, this.clock.now()));
  }
}
