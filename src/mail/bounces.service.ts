import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { Clock } from '../clock.service.js';
import { updateRows } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { RecipientStatus } from './delivery-status.js';
import { MailStates } from './mail-states.service.js';
import { MailRow } from './mail.entity.js';
import { NotificationRow, type NotificationOutcome } from './notification.entity.js';
import { readNotification, type Notification } from './notification.js';

/** What is to be done with a mail that has been read: `later`, since the mail it is about is still being handed over. */
export type Taken = 'done' | 'not-read' | 'from-a-person' | 'later';

interface Made {
  readonly outcome: NotificationOutcome | 'later';
  readonly mailId: string | null;
}

/** So long it is known what has been read; a person has had time to look. */
const KEPT_MS = 90 * 86_400_000;
/** More than these are set aside unread, but no longer listed: nobody fills the database by mail. */
const MOST_LISTED = 1000;

/**
 * Heeds what mail servers say about our mails. A notification can only mark a mail of ours, to the very address it went
 * to; anything else is kept for a person and never acted on (`docs/decisions/0019-bounces.md`).
 */
@Injectable()
export class Bounces {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly states: MailStates,
  ) {}

  /** The same notification is heeded once. */
  async take(raw: Uint8Array): Promise<Taken> {
    const digest = createHash('sha256').update(raw).digest('hex');
    const notification = await readNotification(raw).catch(() => null);
    if (notification?.kind === 'from-a-person') return 'from-a-person';
    return this.unitOfWork.run(async (transaction) => {
      const rows = transaction.manager.getRepository(NotificationRow);
      const known = await rows.findOneBy({ digest });
      if (known) return takenFor(known.outcome);
      const { outcome, mailId } = await this.heed(transaction, notification);
      if (outcome === 'later') return 'later';
      const needsPerson = takenFor(outcome) === 'not-read';
      if (needsPerson && (await rows.countBy({ outcome })) >= MOST_LISTED) return 'not-read';
      const headline = needsPerson ? (notification?.headline ?? '') : '';
      const id = randomUUID();
      await rows.insert({ id, digest, outcome, mailId, headline, readAt: this.clock.now() });
      if (needsPerson) {
        await this.history.record(transaction, {
          ...{ chain: 'service', actor: 'service', what: 'notification.not-understood', subject: id },
          details: { outcome },
        });
      }
      return takenFor(outcome);
    });
  }

  /** Forgets notifications that were read long ago. */
  async forgetOld(): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - KEPT_MS).toISOString();
    const old = { readAt: LessThan(before) };
    const count = await this.unitOfWork.read((manager) =>
      manager.getRepository(NotificationRow).countBy(old),
    );
    if (count === 0) return;
    await this.unitOfWork.run(async (transaction) => {
      const { affected } = await transaction.manager.getRepository(NotificationRow).delete(old);
      await this.history.record(transaction, {
        ...{ chain: 'service', actor: 'service', what: 'notification.forgotten', subject: 'service' },
        details: { count: affected ?? 0 },
      });
    });
  }

  private async heed(transaction: Transaction, notification: Notification | null): Promise<Made> {
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

function takenFor(outcome: NotificationOutcome): 'done' | 'not-read' {
  return outcome.startsWith('not-') ? 'not-read' : 'done';
}
