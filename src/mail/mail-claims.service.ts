import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { execute, updateRows } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { changeAfter, type Delivery } from './delivery.js';
import { MailStates, type MailChange } from './mail-states.service.js';
import { MailRow } from './mail.entity.js';

/**
 * A mail whose process has not renewed its claim for so long has been left behind by a crash. Claims are renewed three
 * times as often; with the second between two looks, a mail is taken up again well within a minute.
 */
const CLAIM_MS = 40_000;
export const RENEW_MS = 10_000;

/** Which process sends which mail, and what has become of it: the writes around a try. */
@Injectable()
export class MailClaims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: MailStates,
    private readonly history: HistoryService,
  ) {}

  /** Takes up to so many mails that are due, those that wait longest first. */
  async claim(most: number): Promise<readonly MailRow[]> {
    const now = this.clock.now();
    const due = await this.unitOfWork.read((manager) =>
      manager
        .getRepository(MailRow)
        .createQueryBuilder('mail')
        .where(`mail.state = 'queued' AND mail.dueAt <= :now`, { now })
        .orderBy('mail.dueAt')
        .addOrderBy('mail.id')
        .limit(most)
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
        if (await this.states.change(transaction, mail, 'queued', change))
          claimed.push({ ...mail, ...change });
      }
      return claimed;
    });
  }

  /** The last write before the final dot: from then on nobody can know whether the mail has left. */
  async handOver({ id, attempts }: MailRow, address: string): Promise<void> {
    const cells = { sent_at: this.clock.now(), recipient_digest: this.digestOf(address) };
    const held = { id, attempts, state: 'sending' };
    const written = await this.unitOfWork.run(({ manager }) => updateRows(manager, 'mail', cells, held));
    if (written !== 1) throw new Error('Another process has taken up this mail.');
  }

  /** Keyed, so that a notification about a mail can be compared with the address it went to. */
  digestOf(address: string): string {
    return this.history.digest(address.toLowerCase());
  }

  /** Stores how a try ended; `stopping` gives a mail back that the end of the service kept from being tried. */
  async finish(mail: MailRow, delivery: Delivery | 'unwanted', stopping: boolean): Promise<MailChange> {
    const now = this.clock.now();
    const change = changeAfter(mail, delivery, now);
    const stored = stopping && change.state === 'queued' ? { ...change, dueAt: now } : change;
    await this.unitOfWork.run((transaction) => this.states.change(transaction, mail, 'sending', stored));
    return stored;
  }

  async renew(ids: readonly string[]): Promise<void> {
    const until = later(this.clock.now(), CLAIM_MS);
    await this.unitOfWork.run(
      ({ manager }) =>
        execute(manager)`UPDATE mail SET due_at = ${until} WHERE id IN (${ids}) AND state = 'sending'`,
    );
  }

  /**
   * Takes up what a process has left behind: claims that have run out. One process owns an SQLite file: what it finds at
   * its start was left behind in any case.
   */
  async takeUpOrphans(own: ReadonlySet<string>, atStart = false): Promise<void> {
    const now = this.clock.now();
    const all = atStart && !this.unitOfWork.isPostgres;
    const orphans = await this.unitOfWork.read((manager) =>
      manager.getRepository(MailRow).findBy({ state: 'sending' }),
    );
    for (const mail of orphans) {
      if (own.has(mail.id) || (!all && mail.dueAt > now)) continue;
      const change: MailChange = mail.sentAt
        ? { state: 'uncertain', serverWords: 'The service stopped while it handed the mail over.' }
        : { state: 'queued', dueAt: now };
      await this.unitOfWork.run((transaction) => this.states.change(transaction, mail, 'sending', change));
    }
  }
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
