import { Injectable } from '@nestjs/common';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { AutomaticSteps } from './automatic-steps.service.js';
import { eventKind } from './schedule.js';

/** At the end of its last day an exercise closes. */
@Injectable()
export class ClosingJob implements JobHandler {
  readonly kind = eventKind('close');
  readonly after = [];

  constructor(private readonly steps: AutomaticSteps) {}

  run({ exercise }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<string> {
    return this.steps.close(String(exercise), now);
  }
}
