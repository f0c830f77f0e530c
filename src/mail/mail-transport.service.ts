import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config.module.js';
import type { Config } from '../config.js';
import { deliveryOf, type Delivery } from './delivery.js';
import { isMailAddress } from './mail-address.js';
import { senderOf, type MailContent } from './mail-kind.js';
import { mailMessage, type Letterhead, type Sender } from './mail-message.js';
import type { SmtpOrder, SmtpReply } from './smtp.worker.js';

// The built file also where this one runs from `src` (tests): a worker loads JavaScript only.
const workerFile = join(import.meta.dirname, '..', '..', 'dist', 'mail', 'smtp.worker.js');

interface OnTheWay {
  readonly handingOver: () => Promise<void>;
  readonly ended: (delivery: Delivery) => void;
  /** From here on the final dot may have left. */
  mayHaveLeft: boolean;
}

/**
 * Hands mails to the mail server, in a worker thread: composing them and speaking SMTP would keep whoever fills in a form
 * meanwhile waiting.
 */
@Injectable()
export class MailTransport {
  private readonly smtpUrl: string | null;
  private readonly sender: Sender;
  private readonly onTheWay = new Map<number, OnTheWay>();
  private worker: Worker | null = null;
  private closed = false;
  private count = 0;

  constructor(@Inject(CONFIG) config: Config) {
    const mailbox = senderOf(config.mailFrom);
    this.smtpUrl = config.smtpUrl;
    const { address, imapUrl, dir } = config.bounces;
    this.sender = {
      mailbox,
      returnTo: address ?? mailbox.address,
      isReturnRead: imapUrl !== null || dir !== null,
    };
  }

  get isConfigured(): boolean {
    return this.smtpUrl !== null;
  }

  /**
   * Hands one mail to the server. `handingOver` runs once the server wants the data, and the final dot waits for it: until
   * it has resolved the server cannot have taken the mail, afterwards it may.
   */
  async deliver(head: Letterhead, content: MailContent, handingOver: () => Promise<void>): Promise<Delivery> {
    const { smtpUrl } = this;
    if (!smtpUrl) return { kind: 'later', words: 'No mail server is configured (SMTP_URL).' };
    if (this.closed) return { kind: 'later', words: 'The service is being stopped.' };
    if (!isMailAddress(head.to.address)) {
      return { kind: 'refused', words: 'The address is not one plain mail address; correct it.' };
    }
    const message = mailMessage(head, content, this.sender);
    return new Promise<Delivery>((resolve) => {
      const id = (this.count += 1);
      this.worker ??= this.start(smtpUrl);
      this.onTheWay.set(id, { handingOver, ended: resolve, mayHaveLeft: false });
      // The process stays for mails on their way, never for an idle worker.
      this.worker.ref();
      this.tell({ id, message });
    });
  }

  /** What waits for a connection comes back; what is on one is brought to its end. */
  close(): void {
    this.closed = true;
    this.tell('close');
    this.rest();
  }

  private start(smtpUrl: string): Worker {
    if (!existsSync(workerFile)) throw new Error(`${workerFile} is missing: run "npm run build" first.`);
    const worker = new Worker(workerFile, { workerData: smtpUrl });
    worker.on('message', (reply: SmtpReply) => {
      if ('delivery' in reply) this.end(reply.id, reply.delivery);
      else void this.beforeDot(reply.id);
    });
    const lost = ({ message }: Error) => {
      if (this.worker !== worker) return;
      this.worker = null;
      for (const [id, { mayHaveLeft }] of this.onTheWay) this.end(id, deliveryOf({ message }, mayHaveLeft));
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(new Error(`The mail worker ended with code ${code}.`)));
    return worker;
  }

  private async beforeDot(id: number): Promise<void> {
    const mail = this.onTheWay.get(id);
    if (!mail) return;
    try {
      await mail.handingOver();
      mail.mayHaveLeft = true;
      this.tell({ id, mayLeave: null });
    } catch (error) {
      this.tell({ id, mayLeave: (error as Error).message });
    }
  }

  private tell(order: SmtpOrder): void {
    this.worker?.postMessage(order);
  }

  private end(id: number, delivery: Delivery): void {
    this.onTheWay.get(id)?.ended(delivery);
    this.onTheWay.delete(id);
    this.rest();
  }

  private rest(): void {
    if (this.onTheWay.size > 0) return;
    const { worker } = this;
    worker?.unref();
    if (!this.closed) return;
    this.worker = null;
    void worker?.terminate();
  }
}
