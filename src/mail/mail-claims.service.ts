import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { execute, query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailStates, type MailChange } from './mail-states.service.js';
import { MailRow } from './mail.entity.js';

/**
 * A mail whose process has not renewed its claim for so long has been left behind by a crash. Claims are renewed three
 * times as often; with the second between two looks, a mail is taken up again well within a minute.
 */
const CLAIM_MS = 40_000;
export const RENEW_MS = 10_000;

/** Which process sends which mail. */
@Injectable()
export class MailClaims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: MailStates,
  ) {}

  /** Takes up to so many mails that are due, those that wait longest first. */
  async claim(most: number): Promise<readonly MailRow[]> {
    const now = this.clock.now();
    const due = await this.unitOfWork.read((manager) => dueMails(manager, now, most));
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

type StoredMail = Omit<MailRow, 'params'> & { readonly params: string };

async function dueMails(manager: EntityManager, now: string, most: number): Promise<MailRow[]> {
  const rows = await query<StoredMail>(manager)`SELECT id, kind, subject_id AS "subjectId", number,
    initiative_id AS "initiativeId", person_id AS "personId", language, params, message_id AS "messageId", state,
    attempts, earlier_attempts AS "earlierAttempts", recipient_digest AS "recipientDigest", due_at AS "dueAt",
    server_words AS "serverWords", created_at AS "createdAt", sent_at AS "sentAt"
    FROM mail WHERE state = 'queued' AND due_at <= ${now} ORDER BY due_at LIMIT ${most}`;
  return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Record<string, unknown> }));
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
