import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { JobHandler, Occasion } from '../../jobs/job.js';
import { DigestMaking } from './digest-making.service.js';
import { DIGEST_JOB, FollowPlan } from './follow-plan.service.js';

/**
 * The digest of a half-year, planned by the one before it. After a long outage each plans the next one, which is due as
 * well: all but the last find themselves overtaken, and the last tells everything that is new since.
 */
@Injectable()
export class DigestJob implements JobHandler {
  readonly kind = DIGEST_JOB;
  readonly after = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plan: FollowPlan,
    private readonly making: DigestMaking,
  ) {}

  /** `dueAt` is the day's own, which a failed try does not move. */
  async run({ day, dueAt }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<string> {
    const next = await this.unitOfWork.run((transaction) => this.plan.nextDigest(transaction, String(dueAt)));
    if (next.dueAt <= now) return 'overtaken';
    await this.making.make(String(day));
    return 'sent';
  }
}
