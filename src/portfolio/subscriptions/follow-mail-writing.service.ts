import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock.service.js';
import type { Transaction } from '../../database/unit-of-work.js';
import type { MailContent, MailFacts, MailOutcome } from '../../mail/mail-kind.js';
import { MailKinds } from '../../mail/mail-kinds.service.js';
import type { MailWords } from '../../mail/mail-words.js';
import { dayText } from '../../pages/deadline.js';
import { Problem } from '../../problem.js';
import { DigestReading } from './digest-reading.service.js';
import { DIGEST_ZONE } from './half-year.js';
import { LeavingService } from './leaving.service.js';
import { CONFIRM_TEXT, confirmExample, wordConfirm } from './mails/confirm-mail.js';
import { DIGEST_TEXT, digestExample, wordDigest } from './mails/digest-mail.js';
import { LINK_TEXT, linkExample, wordLink } from './mails/link-mail.js';

/** Writes the mails to followers when they are sent; one that nobody waits for any more is not. */
@Injectable()
export class FollowMailWriting implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly clock: Clock,
    private readonly reading: DigestReading,
    private readonly leaving: LeavingService,
  ) {}

  onModuleInit(): void {
    const about = { isEditable: false, isPrivate: true } as const;
    const unsubscribe = (transaction: Transaction, followerId: string) =>
      this.leaving.leaveIn(transaction, followerId);
    this.kinds.register({
      kind: 'follow-confirm',
      ...CONFIRM_TEXT,
      ...about,
      render: (mail, words) => this.confirm(mail, words),
      example: confirmExample,
      isStillWanted: async (mail) => (await this.toConfirm(mail)) !== null,
    });
    this.kinds.register({
      kind: 'follow-link',
      ...LINK_TEXT,
      ...about,
      render: (mail, words) => this.link(mail, words),
      example: linkExample,
      isStillWanted: async (mail) => (await this.topicsOf(mail)) !== null,
      unsubscribe,
    });
    this.kinds.register({
      kind: 'digest',
      ...DIGEST_TEXT,
      ...about,
      render: (mail, words) => this.digest(mail, words),
      example: digestExample,
      isStillWanted: async (mail) => (await this.digestOf(mail)) !== null,
      unsubscribe,
      stateChanged: async (transaction, mail) => {
        if (isReturned(mail)) await this.leaving.unreachable(transaction, mail.subjectId);
      },
    });
  }

  private toConfirm({ subjectId, language }: MailFacts) {
    return this.reading.toConfirm(subjectId, language, this.clock.now());
  }

  private topicsOf({ subjectId, language }: MailFacts) {
    return this.reading.topicsOf(subjectId, language);
  }

  private digestOf({ subjectId, language, params }: MailFacts) {
    return this.reading.of(subjectId, String(params['digest']), language);
  }

  private async confirm(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const { topic, expiresAt, link } = wanted(await this.toConfirm(mail));
    const { language } = mail;
    return wordConfirm({ topic, until: dayText(language, expiresAt, DIGEST_ZONE), link }, words, language);
  }

  private async link(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const topics = wanted(await this.topicsOf(mail));
    const { links } = this.reading;
    const leaving = { manage: links.manage(mail.subjectId), unsubscribe: links.leave(mail.subjectId) };
    return wordLink({ topics, leaving }, words, mail.language);
  }

  private async digest(mail: MailFacts, words: MailWords): Promise<MailContent> {
    return wordDigest(wanted(await this.digestOf(mail)), words, mail.language);
  }
}

/** Refused for good by the mail server, at once or later. */
function isReturned({ state, serverWords }: MailOutcome): boolean {
  return state === 'bounced' || (state === 'failed' && /^5\d\d\b/.test(serverWords ?? ''));
}

/** Problem `not-found` where nobody waits for the mail any more. */
function wanted<T>(found: T | null): T {
  if (found === null) throw new Problem('not-found');
  return found;
}
