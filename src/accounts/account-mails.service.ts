import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import type { MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { AccountLinks } from './account-links.service.js';
import { AccountLinkRow, AccountRow, type AccountLinkKind } from './account.entity.js';
import { ACCOUNT_TEXTS, accountMailExample, wordAccountMail } from './mails/account-mail.js';

/** Mails that bring staff the link to set up their access; the link is derived when one is sent or looked at. */
@Injectable()
export class AccountMails implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: MailKinds,
    private readonly outbox: OutboxService,
    private readonly links: AccountLinks,
  ) {}

  onModuleInit(): void {
    for (const kind of ['staff-invite', 'staff-reset'] as const) {
      this.kinds.register({
        kind,
        ...ACCOUNT_TEXTS[kind],
        isEditable: false,
        render: (mail, words) => this.render(mail, words),
        example: accountMailExample,
        isStillWanted: async (mail) => (await this.linkOf(mail)) !== null,
      });
    }
  }

  /** A new link, and the mail that brings it, in the transaction of what it follows from. */
  async send(
    transaction: Transaction,
    to: AccountRow,
    kind: Exclude<AccountLinkKind, 'set-up'>,
  ): Promise<void> {
    const link = await this.links.issue(transaction, kind, to.id);
    await this.outbox.queue(transaction, {
      kind: kind === 'invite' ? 'staff-invite' : 'staff-reset',
      subjectId: link.id,
      number: 1,
      // Its history is the service's: about no initiative, and so shown to nobody who reaches only some.
      initiativeId: 'service',
      personId: to.personId,
      language: to.language as Language,
      params: {},
    });
  }

  /** Problem `not-found` once the link has ended: a mail looked at later shows no link that could still be used. */
  private async render(mail: MailFacts, words: MailWords) {
    const link = await this.linkOf(mail);
    if (!link) throw new Problem('not-found');
    const to = { name: mail.person.name, link: this.links.addressOf(link.id) };
    return wordAccountMail(to, words, mail.language);
  }

  private linkOf(mail: MailFacts): Promise<AccountLinkRow | null> {
    return this.unitOfWork.read(async (manager) => {
      const link = await manager.getRepository(AccountLinkRow).findOneBy({ id: mail.subjectId });
      return link && !link.endedAt ? link : null;
    });
  }
}
