import { Inject, Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { CONFIG } from '../config.module.js';
import { isLoopback, type Config } from '../config.js';
import { Bounces, type Taken } from './bounces.service.js';
import { MOST_BYTES } from './notification.js';

const MOST_AT_ONCE = 100;
/** A look that takes longer is broken off; the next one goes on. */
const LONGEST_MS = 60_000;
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;
const FOLDERS = { done: 'Expost-read', 'not-read': 'Expost-not-read' } as const;

/**
 * Reads notifications from one folder of a mailbox, by IMAP; every look is a connection of its own. What has been read is
 * moved to another folder or, where the server cannot move, flagged as seen. Nothing is deleted, and what a person has
 * written stays where it is, unread.
 */
@Injectable()
export class BounceMailbox {
  /** Messages that stay in the folder and need not be fetched again, by the folder's generation and number. */
  private readonly staying = new Set<string>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: Bounces,
  ) {}

  get isConfigured(): boolean {
    return this.config.bounces.imapUrl !== null;
  }

  /** Answers how many messages have been handled. */
  async read(): Promise<number> {
    const { imapUrl } = this.config.bounces;
    if (imapUrl === null) return 0;
    const { client, folder } = await connectionTo(imapUrl);
    // Every failure also rejects what is awaited.
    client.on('error', () => undefined);
    const timer = setTimeout(() => client.close(), LONGEST_MS);
    try {
      await client.connect();
      const lock = await client.getMailboxLock(folder);
      try {
        return await this.readFolder(client);
      } finally {
        lock.release();
      }
    } finally {
      clearTimeout(timer);
      await client.logout().catch(() => undefined);
      client.close();
    }
  }

  private async readFolder(client: ImapFlow): Promise<number> {
    const canMove = client.capabilities.has('MOVE') || client.capabilities.has('IMAP4REV2');
    const generation = client.mailbox ? String(client.mailbox.uidValidity) : '';
    const keyOf = (uid: number) => `${generation} ${uid}`;
    const found = await client.search(canMove ? { all: true } : { seen: false }, { uid: true });
    const fresh = (found || []).filter((uid) => !this.staying.has(keyOf(uid))).slice(0, MOST_AT_ONCE);
    let handled = 0;
    for (const uid of fresh) {
      const query = { source: { start: 0, maxLength: MOST_BYTES } };
      const message = await client.fetchOne(String(uid), query, { uid: true });
      if (!message || !message.source) continue;
      const taken = await this.bounces.take(message.source);
      if (taken === 'later') continue;
      if (await putAway(client, uid, taken, canMove)) handled += 1;
      else this.staying.add(keyOf(uid));
    }
    return handled;
  }
}

/** Answers whether the message is out of the way. */
async function putAway(client: ImapFlow, uid: number, taken: Taken, canMove: boolean): Promise<boolean> {
  if (taken !== 'done' && taken !== 'not-read') return false;
  const one = String(uid);
  if (taken === 'done') await client.messageFlagsAdd(one, ['\\Seen'], { uid: true });
  if (!canMove) return taken === 'done';
  const folder = FOLDERS[taken];
  const move = () => client.messageMove(one, folder, { uid: true });
  if (await move().catch(() => false)) return true;
  await client.mailboxCreate(folder);
  return (await move()) !== false;
}

async function connectionTo(
  imapUrl: string,
): Promise<{ readonly client: ImapFlow; readonly folder: string }> {
  // Loaded where a mailbox is read: it takes a tenth of a second and 25 MB, and most read none.
  const { ImapFlow } = await import('imapflow');
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    // Beyond this machine a password never travels in the open.
    ...(secure || isLoopback(hostname) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    ...TIMEOUTS,
  });
  return { client, folder: decodeURIComponent(pathname.slice(1)) || 'INBOX' };
}
