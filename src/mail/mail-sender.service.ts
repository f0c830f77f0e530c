import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { minutesToNextTry, wordsOf, type Delivery } from './delivery.js';
import { MailTransport } from './mail-transport.service.js';
import { MailRow, type MailState } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

const TICK_MS = 1000;
const BATCH = 20;
/** A mail whose process has not renewed its claim for so long has been left behind by a crash. */
const CLAIM_MS = 60_000;
const RENEW_MS = 20_000;

type Change = Partial<Pick<MailRow, 'dueAt' | 'serverWords' | 'sentAt' | 'attempts'>> & {
  readonly state: MailState;
};

/**
 * Sends what is due in the outbox, several mails at a time. `sending` is written before a try begins, and `sent_at` just
 * before the final dot: after a crash a mail without it is tried again, one with it is `uncertain` and left to a person.
 */
@Injectable()
export class MailSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger('mail');
  private readonly onTheirWay = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private renewedAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: OutboxService,
    private readonly transport: MailTransport,
  ) {}

  /** Begins to send; a command beside the service never does. Without a mail server everything stays in the outbox. */
  async start(): Promise<void> {
    if (!this.transport.isConfigured) return;
    // One process owns an SQLite file: whatever it finds on its way was left behind.
    await this.takeUpOrphans(!this.unitOfWork.isPostgres);
    this.outbox.onQueued(() => this.wake());
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.again = false;
    await this.running;
    this.transport.close();
  }

  /** Looks for due mails now rather than at the next tick. */
  wake(): void {
    if (!this.timer) return;
    this.again = true;
    this.running ??= this.sendDue().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  /** Waits until nothing that is due is left. */
  async idle(): Promise<void> {
    this.wake();
    while (this.running) await this.running;
  }

  private tick(): void {
    this.wake();
    if (this.onTheirWay.size === 0 || performance.now() - this.renewedAt < RENEW_MS) return;
    this.renewedAt = performance.now();
    this.renew().catch((error: unknown) => this.logger.error(`Claims: ${(error as Error).message}`));
  }

  private async sendDue(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.takeUpOrphans(false);
        const mails = await this.claim();
        await Promise.all(mails.map((mail) => this.send(mail)));
        if (mails.length === BATCH) this.again = this.timer !== null;
      } catch (error) {
        this.logger.error(`The outbox could not be read: ${(error as Error).message}`);
      }
    }
  }

  private async claim(): Promise<MailRow[]> {
    const now = this.clock.now();
    const due = await this.unitOfWork.read((manager) =>
      manager
        .getRepository(MailRow)
        .createQueryBuilder('mail')
        .where(`mail.state = 'queued' AND mail.dueAt <= :now`, { now })
        .orderBy('mail.dueAt')
        .limit(BATCH)
        .getMany(),
    );
    if (due.length === 0) return [];
    return this.unitOfWork.run(async (transaction) => {
      const claimed: MailRow[] = [];
      for (const mail of due) {
        const change = {
          state: 'sending',
          attempts: mail.attempts + 1,
          dueAt: later(now, CLAIM_MS),
          sentAt: null,
        } as const;
        if (await this.change(transaction, mail, 'queued', change)) claimed.push({ ...mail, ...change });
      }
      return claimed;
    });
  }

  private async send(mail: MailRow): Promise<void> {
    this.onTheirWay.add(mail.id);
    try {
      await this.finish(mail, await this.attempt(mail));
    } catch (error) {
      // The mail stays `sending`; the claim runs out and another try takes it up.
      this.logger.error(`Mail ${mail.id}: ${(error as Error).message}`);
    } finally {
      this.onTheirWay.delete(mail.id);
    }
  }

  private async attempt(mail: MailRow): Promise<Delivery | 'unwanted'> {
    const kind = this.outbox.kindOf(mail);
    if (!kind) return { kind: 'refused', words: `Nothing here writes mails of the kind ${mail.kind}.` };
    const facts = await this.unitOfWork.read((manager) => this.outbox.factsOf(manager, mail));
    if (!facts) return { kind: 'refused', words: 'The person has no address.' };
    try {
      if (kind.isStillWanted && !(await kind.isStillWanted(facts))) return 'unwanted';
      const content = await this.outbox.write(kind, facts);
      const head = {
        to: { name: facts.person.name, address: facts.person.email },
        messageId: mail.messageId,
        date: this.clock.now(),
        language: mail.language,
      };
      return await this.transport.deliver(head, content, () => this.markHandingOver(mail));
    } catch (error) {
      return { kind: 'later', words: wordsOf(`It could not be written: ${(error as Error).message}`) };
    }
  }

  private async markHandingOver(mail: MailRow): Promise<void> {
    const change = { state: 'sending', sentAt: this.clock.now() } as const;
    const { id, attempts } = mail;
    const { affected } = await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(MailRow).update({ id, attempts, state: 'sending' }, change),
    );
    if (affected !== 1) throw new Error('Another process has taken up this mail.');
  }

  private async finish(mail: MailRow, delivery: Delivery | 'unwanted'): Promise<void> {
    const change = this.changeAfter(mail, delivery);
    await this.unitOfWork.run((transaction) => this.change(transaction, mail, 'sending', change));
    if (change.state !== 'sent') this.logger.warn(`Mail ${mail.id}, try ${mail.attempts}: ${change.state}`);
  }

  private changeAfter(mail: MailRow, delivery: Delivery | 'unwanted'): Change {
    if (delivery === 'unwanted') return { state: 'cancelled', sentAt: null };
    const { kind, words: serverWords } = delivery;
    switch (kind) {
      case 'sent':
        return { state: 'sent', serverWords, sentAt: this.clock.now() };
      case 'uncertain':
        return { state: 'uncertain', serverWords };
      case 'refused':
        return { state: 'failed', serverWords, sentAt: null };
      case 'later': {
        const minutes = minutesToNextTry(mail.attempts);
        if (minutes === null) return { state: 'failed', serverWords, sentAt: null };
        return {
          state: 'queued',
          serverWords,
          sentAt: null,
          dueAt: later(this.clock.now(), minutes * 60_000),
        };
      }
      default:
        return kind satisfies never;
    }
  }

  private async takeUpOrphans(all: boolean): Promise<void> {
    const now = this.clock.now();
    const orphans = await this.unitOfWork.read((manager) =>
      manager.getRepository(MailRow).findBy({ state: 'sending' }),
    );
    for (const mail of orphans) {
      if (this.onTheirWay.has(mail.id) || (!all && mail.dueAt > now)) continue;
      const change: Change = mail.sentAt
        ? { state: 'uncertain', serverWords: 'The service stopped while it handed the mail over.' }
        : { state: 'queued', dueAt: now };
      await this.unitOfWork.run((transaction) => this.change(transaction, mail, 'sending', change));
    }
  }

  private async renew(): Promise<void> {
    const dueAt = later(this.clock.now(), CLAIM_MS);
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(MailRow).update({ id: In([...this.onTheirWay]), state: 'sending' }, { dueAt }),
    );
  }

  /** Guarded: of two processes one changes a mail; its feature hears of it in the same transaction. */
  private async change(
    transaction: Transaction,
    mail: MailRow,
    from: MailState,
    change: Change,
  ): Promise<boolean> {
    const { id, attempts } = mail;
    const rows = transaction.manager.getRepository(MailRow);
    const { affected } = await rows.update({ id, attempts, state: from }, change);
    if (affected !== 1) return false;
    const { kind, subjectId, number, initiativeId, params } = mail;
    const { state, serverWords = mail.serverWords } = change;
    await this.outbox.kindOf(mail)?.stateChanged?.(transaction, {
      id,
      kind,
      subjectId,
      number,
      initiativeId,
      params,
      state,
      serverWords,
    });
    return true;
  }
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
