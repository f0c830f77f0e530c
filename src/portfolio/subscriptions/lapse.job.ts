import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../jobs/job.js';
import { LAPSE_JOB } from './follow-plan.service.js';
import { LeavingService } from './leaving.service.js';

/** Seven days after somebody asked to follow, an address that was not confirmed is forgotten. */
@Injectable()
export class LapseJob implements JobHandler {
  readonly kind = LAPSE_JOB;
  readonly after = [];

  constructor(private readonly leaving: LeavingService) {}

  async run({ subscription }: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.leaving.lapse(String(subscription))) ? 'lapsed' : 'kept';
  }
}
