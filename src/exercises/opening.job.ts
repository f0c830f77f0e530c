import { Injectable } from '@nestjs/common';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { AutomaticSteps } from './automatic-steps.service.js';
import { eventKind } from './schedule.js';

/** On its first day a confirmed exercise opens. */
@Injectable()
export class OpeningJob implements JobHandler {
  readonly kind = eventKind('open');
  readonly after = [];

  constructor(private readonly steps: AutomaticSteps) {}

  run({ exercise }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<string> {
    return this.steps.open(String(exercise), now);
  }
}
