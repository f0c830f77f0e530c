import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { AutomaticSteps } from './automatic-steps.service.js';
import { startOfDay } from '../initiatives/working-hours.js';

/** What kept an exercise from opening on its day may just have been mended. */
@Injectable()
export class LateOpeningJob implements JobHandler {
  readonly kind = 'exercise.open-late';
  readonly after = ['contacts.changed', 'initiative.replaced'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly steps: AutomaticSteps,
  ) {}

  /** The subject is the initiative. */
  async run({ subject }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<void> {
    const waiting = await this.unitOfWork.read(
      (manager) =>
        query<{ id: string; opensOn: string; timeZone: string }>(manager)`SELECT id, opens_on AS "opensOn",
        time_zone AS "timeZone" FROM exercise
        WHERE initiative_id = ${String(subject)} AND state = 'planned' AND confirmed_at IS NOT NULL`,
    );
    for (const { id, opensOn, timeZone } of waiting) {
      if (startOfDay(opensOn, timeZone) <= now) await this.steps.open(id, now);
    }
  }
}
