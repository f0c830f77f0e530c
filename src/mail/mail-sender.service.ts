import { setImmediate as aTurn } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { MailAttempts } from './mail-attempts.service.js';
import { MailClaims, RENEW_MS } from './mail-claims.service.js';
import { MailTransport } from './mail-transport.service.js';
import type { MailRow } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

const TICK_MS = 1000;
/** Mails claimed by this process at a time: those on a connection, and those that are written meanwhile. */
const AT_ONCE = 100;

/**
 * Sends what is due in the outbox, several mails at a time. `sending` is written before a try begins, and `sent_at` just
 * before the final dot: after a crash a mail without it is tried again, one with it is `uncertain` and left to a person.
 */
@Injectable()
export class MailSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger('mail');
  private readonly onTheWay = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private renewedAt = 0;
  private looksForOrphans = true;
  private maySend: () => Promise<boolean> = () => Promise.resolve(false);

  constructor(
    private readonly outbox: OutboxService,
    private readonly claims: MailClaims,
    private readonly attempts: MailAttempts,
    private readonly transport: MailTransport,
  ) {}

  /**
   * Begins to send; a command beside the service never does. Without a mail server everything stays in the outbox, and
   * while `maySend` says no.
   */
  async start(maySend: () => Promise<boolean>): Promise<void> {
    if (!this.transport.isConfigured) return;
    this.maySend = maySend;
    await this.claims.takeUpOrphans(new Set(), true);
    this.outbox.onQueued(() => this.wake());
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.again = false;
    // What waits for a connection is given back; what is on one is brought to its end.
    this.transport.close();
    await this.running;
    await Promise.all(this.onTheWay.values());
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

  /** Waits until nothing that is due, or left behind, is left. */
  async idle(): Promise<void> {
    this.looksForOrphans = true;
    this.wake();
    while (this.running || this.onTheWay.size > 0)
      await Promise.all([this.running, ...this.onTheWay.values()]);
  }

  private tick(): void {
    this.looksForOrphans = true;
    this.wake();
    if (this.onTheWay.size === 0 || performance.now() - this.renewedAt < RENEW_MS) return;
    this.renewedAt = performance.now();
    this.claims
      .renew([...this.onTheWay.keys()])
      .catch((error: unknown) => this.logger.error(`Claims: ${(error as Error).message}`));
  }

  /** Never waits for a mail: a server that says nothing more keeps neither the others nor orphans waiting. */
  private async sendDue(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        if (this.looksForOrphans) await this.claims.takeUpOrphans(new Set(this.onTheWay.keys()));
        this.looksForOrphans = false;
        if (await this.maySend()) await this.startDue();
      } catch (error) {
        this.logger.error(`The outbox could not be read: ${(error as Error).message}`);
      }
    }
  }

  private async startDue(): Promise<void> {
    while (this.timer && this.onTheWay.size <= AT_ONCE / 2) {
      const most = AT_ONCE - this.onTheWay.size;
      const mails = await this.claims.claim(most);
      for (const mail of mails) {
        this.onTheWay.set(
          mail.id,
          this.send(mail).finally(() => this.ended(mail)),
        );
        // One after the other: who waits for a page, or for leave to complete a mail, comes in between.
        await aTurn();
      }
      if (mails.length < most) return;
    }
  }

  /** The next mails are claimed as soon as half of those on their way have ended. */
  private ended({ id }: MailRow): void {
    this.onTheWay.delete(id);
    if (this.onTheWay.size === AT_ONCE / 2) this.wake();
  }

  private async send(mail: MailRow): Promise<void> {
    try {
      const state = await this.attempts.send(mail, () => this.timer === null);
      if (state !== 'sent') this.logger.warn(`Mail ${mail.id}, try ${mail.attempts}: ${state}`);
    } catch (error) {
      // The mail stays `sending`; the claim runs out and another try takes it up.
      this.logger.error(`Mail ${mail.id}: ${(error as Error).message}`);
    }
  }
}
