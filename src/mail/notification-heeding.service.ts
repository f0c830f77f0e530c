import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { updateRows } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { RecipientStatus } from './delivery-status.js';
import { MailKinds } from './mail-kinds.service.js';
import { MailStates } from './mail-states.service.js';
import { MailRow } from './mail.entity.js';
import type { NotificationOutcome } from './notification.entity.js';
import type { Notification } from './notification.js';

/** What was made of a notification: `later`, since the mail it is about is still being handed over. */
export interface Heeded {
  readonly outcome: NotificationOutcome | 'later' | 'from-a-person';
  readonly mailId: string | null;
}

/**
 * Heeds what mail servers and mail programs say about our mails. A notification can only mark a mail of ours, to the very
 * address it went to; anything else is kept for a person and never acted on (`docs/decisions/0019-bounces.md`).
 */
@Injectable()
export class NotificationHeeding {
  constructor(
    private readonly history: HistoryService,
    private readonly states: MailStates,
    private readonly kinds: MailKinds,
  ) {}

  async heed(transaction: Transaction, notification: Notification | null): Promise<Heeded> {
    if (notification?.kind === 'unsubscribe') return this.unsubscribe(transaction, notification.messageId);
    if (notification?.kind === 'automatic') return { outcome: 'nothing', mailId: null };
    if (notification?.kind !== 'status') return { outcome: 'not-understood', mailId: null };
    const { status, messageId } = notification;
    const mail = await mailNamed(transaction.manager, status.envelopeId, messageId);
    if (!mail) return { outcome: 'not-ours', mailId: null };
    const isOurs = await this.recipientOf(transaction.manager, mail);
    const about = status.recipients.filter(({ addresses }) => addresses.some(isOurs));
    if (about.length === 0) return { outcome: 'not-ours', mailId: null };
    const failed = about.find(({ action }) => action === 'failed');
    const delayed = about.find(({ action }) => action === 'delayed');
    if (failed) return { mailId: mail.id, outcome: await this.bounce(transaction, mail, failed) };
    if (delayed) return { mailId: mail.id, outcome: await this.delay(transaction, mail, delayed) };
    return { mailId: mail.id, outcome: 'nothing' };
  }

  /** Only who has had the mail knows its Message-ID, which is random; of an unknown one a person has to read. */
  private async unsubscribe(transaction: Transaction, messageId: string): Promise<Heeded> {
    // Where a program has changed the case of the letters: ours are small, but for a domain somebody has set.
    const named = { messageId: In([messageId, messageId.toLowerCase()]) };
    const mail = await transaction.manager.getRepository(MailRow).findOneBy(named);
    const kind = mail && this.kinds.get(mail.kind);
    if (!mail || !kind?.unsubscribe) return { outcome: 'from-a-person', mailId: null };
    await kind.unsubscribe(transaction, mail.subjectId);
    return { outcome: 'unsubscribed', mailId: mail.id };
  }

  private async bounce(transaction: Transaction, mail: MailRow, { status, words }: RecipientStatus) {
    // A server in the house may return a mail before we have stored that it took it.
    if (mail.state === 'sending' && mail.sentAt !== null) return 'later';
    if (mail.state !== 'sent' && mail.state !== 'uncertain') return 'nothing';
    const change = { state: 'bounced', serverWords: words } as const;
    if (!(await this.states.change(transaction, mail, mail.state, change))) return 'later';
    await this.record(transaction, mail, 'mail.bounced', status);
    return 'bounced';
  }

  /** Not an end: the server goes on trying, and says so if it gives up. */
  private async delay(transaction: Transaction, mail: MailRow, { status, words }: RecipientStatus) {
    const { id, attempts, state } = mail;
    if (state !== 'sent' || mail.serverWords === words) return 'nothing';
    const where = { id, attempts, state };
    if ((await updateRows(transaction.manager, 'mail', { server_words: words }, where)) !== 1) return 'later';
    await this.record(transaction, mail, 'mail.delayed', status);
    return 'delayed';
  }

  private async record(transaction: Transaction, mail: MailRow, what: string, status: string): Promise<void> {
    const { id, kind, number, initiativeId } = mail;
    await this.history.record(transaction, {
      ...{ chain: initiativeId, actor: 'service', what, subject: id },
      details: { kind, number, status },
    });
  }

  /** Is an address the one the mail went to? */
  private async recipientOf(manager: EntityManager, mail: MailRow): Promise<(address: string) => boolean> {
    const { recipientDigest } = mail;
    if (recipientDigest !== null) return (address) => this.history.digest(address) === recipientDigest;
    // Sent before that was kept.
    const person = await manager.getRepository(PersonRow).findOneBy({ id: mail.personId });
    return (address) => address === person?.email?.toLowerCase();
  }
}

/** By the Message-ID of what is returned or, where nothing is, by the name we gave the transaction. */
async function mailNamed(
  manager: EntityManager,
  envelopeId: string | null,
  messageId: string | null,
): Promise<MailRow | null> {
  const rows = manager.getRepository(MailRow);
  if (messageId) return rows.findOneBy({ messageId });
  return envelopeId ? rows.findOneBy({ id: envelopeId }) : null;
}
