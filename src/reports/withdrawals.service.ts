import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { PublishRequest } from './publishing.service.js';
import { ReportVersionsService } from './report-versions.service.js';

/** Takes published reports out of service, and back. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly versions: ReportVersionsService,
    private readonly history: HistoryService,
  ) {}

  /** Takes the served version out of service; a notice with the reason stands in its place. */
  withdraw({ code, year, actor, revision }: PublishRequest, why: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      const of = { chain: exercise.initiativeId, actor, subject: exercise.id };
      const { at } = await this.history.record(transaction, { ...of, what: 'report.withdrawn', why });
      if (await this.versions.withdraw(transaction, exercise.id, { by: actor, why, at })) return;
      throw new Problem('step-not-allowed', { detail: 'No version is served that could be withdrawn.' });
    });
  }

  /** Serves what was withdrawn again. */
  reinstate({ code, year, actor, revision }: PublishRequest): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      const of = { chain: exercise.initiativeId, actor, subject: exercise.id };
      await this.history.record(transaction, { ...of, what: 'report.reinstated' });
      if (await this.versions.reinstate(transaction, exercise.id)) return;
      throw new Problem('step-not-allowed', { detail: 'The latest version is not withdrawn.' });
    });
  }
}
