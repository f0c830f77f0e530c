import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createTransport } from 'nodemailer';
import { deliveryOf, wordsOf, type Delivery, type DeliveryError } from './delivery.js';
import type { MailMessage } from './mail-message.js';

/** What the worker is told. `mayLeave` answers a `beforeDot`: null, or why the mail must not be completed. */
export type SmtpOrder =
  | { readonly id: number; readonly message: MailMessage }
  | { readonly id: number; readonly mayLeave: string | null }
  | 'close';
/** What it says: that the server wants the data of a mail, whose final dot waits for leave, and how it ended. */
export type SmtpReply =
  { readonly id: number; readonly beforeDot: true } | { readonly id: number; readonly delivery: Delivery };

/**
 * Mails on their way at the same time, each over a connection of its own: as many as Postfix has for one destination. A
 * server that allows fewer is named with `?maxConnections=3`.
 */
const CONNECTIONS = 20;
/** Before the final dot the line is watched for so long: a server that has hung up on the mail gets it again. */
const LAST_LOOK_MS = 5;

const port = parentPort!;
/** By Message-ID, of the mails on their way. */
const dots = new Map<string, Dot>();
/** Of the mails that wait for leave to be completed. */
const leaves = new Map<number, (refusal: string | null) => void>();

interface Dot {
  /** Asked for once the server wants the data. */
  leave(): Promise<void>;
  /** The last moment at which nothing has left; throws where the mail must not be completed. */
  isNext(): void;
}

/**
 * A mail that is composed while the server is asked whether it takes it, goes out as one piece once it does, and ends
 * when it may.
 */
class HeldBeforeDot extends Readable {
  private readonly pieces: Buffer[] = [];
  private readonly composed: Promise<void>;
  private begun = false;

  constructor(
    input: Readable,
    private readonly dot: Dot,
  ) {
    super();
    this.composed = new Promise((resolve) => input.once('end', resolve));
    input.once('error', (error) => this.destroy(error));
    input.on('data', (piece: Buffer) => this.pieces.push(piece));
  }

  override _read(): void {
    if (this.begun) return;
    this.begun = true;
    this.passOn().catch((error: Error) => this.destroy(error));
  }

  private async passOn(): Promise<void> {
    const lastLook = this.composed.then(() => {
      this.push(Buffer.concat(this.pieces));
      return wait(LAST_LOOK_MS);
    });
    await Promise.all([this.dot.leave(), lastLook]);
    this.dot.isNext();
    this.push(null);
  }
}

const transporter = createTransport({
  pool: true,
  url: workerData as string,
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
  const dot = dots.get(String(mail.data.messageId));
  if (dot) mail.message.processFunc((input) => new HeldBeforeDot(input, dot));
  done();
});

async function deliver(id: number, message: MailMessage): Promise<Delivery> {
  let [handedOver, over] = [false, false];
  dots.set(message.messageId, {
    leave: () =>
      new Promise((resolve, reject) => {
        leaves.set(id, (refusal) => (refusal === null ? resolve() : reject(new Error(refusal))));
        port.postMessage({ id, beforeDot: true } satisfies SmtpReply);
      }),
    isNext: () => {
      if (over) throw new Error('The connection was lost before the mail was complete.');
      handedOver = true;
    },
  });
  try {
    const { response } = await transporter.sendMail(message);
    return { kind: 'sent', words: wordsOf(response) };
  } catch (error) {
    return deliveryOf(error as DeliveryError, handedOver);
  } finally {
    over = true;
    dots.delete(message.messageId);
    leaves.delete(id);
  }
}

port.on('message', (order: SmtpOrder) => {
  if (order === 'close') {
    transporter.close();
  } else if ('message' in order) {
    const { id, message } = order;
    void deliver(id, message).then((delivery) => port.postMessage({ id, delivery } satisfies SmtpReply));
  } else {
    leaves.get(order.id)?.(order.mayLeave);
  }
});
