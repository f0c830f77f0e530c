import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG } from '../config.module.js';
import type { Config } from '../config.js';
import { deliveryOf, wordsOf, type Delivery, type DeliveryError } from './delivery.js';
import { isMailAddress } from './mail-address.js';
import { senderOf, type MailContent, type Mailbox } from './mail-kind.js';

/**
 * Mails on their way at the same time, each over a connection of its own: as many as Postfix has for one destination. A
 * server that allows fewer is named with `?maxConnections=3`.
 */
const CONNECTIONS = 20;
/** Before the final dot the line is watched for so long: a server that has hung up on the mail gets it again. */
const LAST_LOOK_MS = 5;

export interface Letterhead {
  readonly to: Mailbox;
  readonly mailId: string;
  readonly messageId: string;
  /** Instant of the Date header. */
  readonly date: string;
  readonly language: string;
}

type BeforeDot = () => Promise<void>;

/**
 * The one place that speaks SMTP. Addresses are objects, checked to be one plain address: in a text, a comma or a line
 * break would bring in another recipient.
 */
@Injectable()
export class MailTransport {
  private readonly transporter;
  private readonly sender: Mailbox;
  /** Where a mail that cannot be delivered comes back to (RFC 5321, section 4.4). */
  private readonly returnTo: string;
  /** By Message-ID, of the mails on their way. */
  private readonly beforeDot = new Map<string, BeforeDot>();

  constructor(@Inject(CONFIG) config: Config) {
    this.sender = senderOf(config.mailFrom);
    this.returnTo = config.bounces.address ?? this.sender.address;
    this.transporter = config.smtpUrl ? this.connect(config.smtpUrl) : null;
  }

  get isConfigured(): boolean {
    return this.transporter !== null;
  }

  /**
   * Hands one mail to the server. `handingOver` runs when everything but the final dot has been sent; until it has
   * resolved the server cannot have taken the mail, afterwards it may.
   */
  async deliver(head: Letterhead, content: MailContent, handingOver: () => Promise<void>): Promise<Delivery> {
    if (!this.transporter) return { kind: 'later', words: 'No mail server is configured (SMTP_URL).' };
    if (!isMailAddress(head.to.address)) {
      return { kind: 'refused', words: 'The address is not one plain mail address; correct it.' };
    }
    let [handedOver, over] = [false, false];
    this.beforeDot.set(head.messageId, async () => {
      await Promise.all([wait(LAST_LOOK_MS), over ? null : handingOver()]);
      if (over) throw new Error('The connection was lost before the mail was complete.');
      handedOver = true;
    });
    try {
      const { response } = await this.transporter.sendMail(this.message(head, content));
      return { kind: 'sent', words: wordsOf(response) };
    } catch (error) {
      return deliveryOf(error as DeliveryError, handedOver);
    } finally {
      over = true;
      this.beforeDot.delete(head.messageId);
    }
  }

  close(): void {
    this.transporter?.close();
  }

  private message(head: Letterhead, content: MailContent) {
    const { subject, text, html, replyTo, calendar, inThreadOf, unsubscribe } = content;
    const replies = replyTo && isMailAddress(replyTo.address) ? { replyTo: oneLine(replyTo) } : {};
    return {
      from: oneLine(this.sender),
      to: oneLine(head.to),
      ...replies,
      // Beside the text, where calendars look for it, and as a file for everybody else.
      ...(calendar
        ? { icalEvent: { method: calendar.method, content: calendar.text, filename: 'expost.ics' } }
        : {}),
      envelope: { from: this.returnTo, to: [head.to.address] },
      dsn: notificationsFor(head),
      subject,
      text,
      html,
      messageId: head.messageId,
      ...(inThreadOf ? { inReplyTo: inThreadOf, references: inThreadOf } : {}),
      date: new Date(head.date),
      headers: {
        // RFC 3834: no holiday notice answers it.
        'Auto-Submitted': 'auto-generated',
        'Content-Language': head.language,
        // RFC 8058: mail programs may post to the address without asking further.
        ...(unsubscribe ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
      ...(unsubscribe ? { list: waysToUnsubscribe(unsubscribe.url, this.sender, head.messageId) } : {}),
      xMailer: false as const,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  private connect(url: string) {
    const transporter = createTransport({
      pool: true,
      url,
      maxConnections: CONNECTIONS,
      // By default the library tries again by itself when a connection closes; tries are ours to count.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      dnsTimeout: 10_000,
      socketTimeout: 60_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    transporter.use('stream', (mail, done) => {
      const hook = this.beforeDot.get(String(mail.data.messageId));
      if (hook) mail.message.processFunc((input) => new HeldBeforeEnd(input, hook));
      done();
    });
    return transporter;
  }
}

/**
 * Passes a mail on, read only once the server has asked for it, and does something before it ends. Mails are small: its
 * many pieces go out as one.
 */
class HeldBeforeEnd extends Readable {
  private readonly pieces: Buffer[] = [];
  private begun = false;

  constructor(
    private readonly input: Readable,
    private readonly beforeEnd: BeforeDot,
  ) {
    super();
  }

  override _read(): void {
    if (this.begun) return;
    this.begun = true;
    this.input.on('data', (piece: Buffer) => this.pieces.push(piece));
    this.input.once('error', (error) => this.destroy(error));
    this.input.once('end', () => {
      this.push(Buffer.concat(this.pieces));
      this.beforeEnd().then(
        () => this.push(null),
        (error: Error) => this.destroy(error),
      );
    });
  }
}

/**
 * What a server is to do when it cannot deliver (RFC 3461), where it knows how: tell of failure and delay, name our mail
 * and the address we wrote to, and return the headers only, since the text holds a personal link.
 */
function notificationsFor({ mailId, to }: Letterhead) {
  const notify = ['failure' as const, 'delay' as const];
  return { id: mailId, return: 'headers' as const, notify, recipient: to.address };
}

/** By page or by mail, in one header (RFC 2369). */
function waysToUnsubscribe(url: string, { address }: Mailbox, messageId: string) {
  const subject = encodeURIComponent(`unsubscribe ${messageId.replace(/[<>]/g, '')}`);
  const mailto = `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${subject}`;
  return { unsubscribe: [[url, mailto]] };
}

function oneLine({ name, address }: Mailbox): Mailbox {
  return { name: name.replace(/\p{Cc}+/gu, ' ').trim(), address };
}
