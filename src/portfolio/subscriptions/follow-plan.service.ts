import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/unit-of-work.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { digestAfter, type HalfYear } from './half-year.js';

export const DIGEST_JOB = 'subscriptions.digest';
export const LAPSE_JOB = 'subscriptions.lapse';

/** What becomes due: the next digest, and the end of what nobody has confirmed. */
@Injectable()
export class FollowPlan {
  constructor(private readonly jobs: JobsService) {}

  /** The digest after an instant, one row for everybody, however often it is asked for. */
  async nextDigest(transaction: Transaction, instant: string): Promise<HalfYear> {
    const next = digestAfter(instant);
    const { day, dueAt } = next;
    await this.jobs.enqueue(transaction, { kind: DIGEST_JOB, key: day, payload: { day, dueAt }, dueAt });
    return next;
  }

  /** Asking again moves the end: every end has its row, and the early ones find nothing to do. */
  async lapse(transaction: Transaction, subscription: string, dueAt: string): Promise<void> {
    const key = `${subscription}:${dueAt}`;
    await this.jobs.enqueue(transaction, { kind: LAPSE_JOB, key, payload: { subscription }, dueAt });
  }
}
