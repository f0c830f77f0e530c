import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { NotificationRow, type NotificationOutcome } from './notification.entity.js';
import { NotificationHeeding } from './notification-heeding.service.js';
import { readNotification } from './notification.js';

/** What is to be done with a mail that has been read: `later`, since the mail it is about is still being handed over. */
export type Taken = 'done' | 'not-read' | 'from-a-person' | 'later';

/** So long it is known what has been read; a person has had time to look. */
const KEPT_MS = 90 * 86_400_000;
/** More than these are set aside unread, but no longer listed: nobody fills the database by mail. */
const MOST_LISTED = 1000;

/** Takes what arrives at the address to which mails come back, and remembers what has been read. */
@Injectable()
export class Bounces {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly heeding: NotificationHeeding,
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
      const { outcome, mailId } = await this.heeding.heed(transaction, notification);
      if (outcome === 'later' || outcome === 'from-a-person') return outcome;
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
}

function takenFor(outcome: NotificationOutcome): 'done' | 'not-read' {
  return outcome.startsWith('not-') ? 'not-read' : 'done';
}
