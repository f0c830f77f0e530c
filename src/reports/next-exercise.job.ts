import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { yearInstead } from '../exercises/skipped-year.js';
import { dayOf } from '../initiatives/working-hours.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import { nextExercisePlan } from './next-exercise.js';

/** Publishing a yes plans the next exercise: once, since an initiative has one exercise a year. */
@Injectable()
export class NextExerciseJob implements JobHandler {
  readonly kind = 'reports.plan-next-exercise';
  readonly after = ['exercise.published'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
  ) {}

  async run(
    { subject }: Readonly<Record<string, unknown>>,
    { now }: Occasion,
  ): Promise<'none' | 'planned' | 'exists'> {
    const { exercise, initiative } = await this.exercises.load(String(subject));
    const { decision, questionnaire, timeZone } = exercise;
    if (!decision?.planned || decision.year === null) return 'none';
    // A correction must not bring back a year that was skipped.
    const asked = yearInstead(await this.exercises.list(initiative.code), decision.year);
    const next = nextExercisePlan(exercise, asked, dayOf(now, timeZone));
    const plan = { questionnaire, timeZone, ...next };
    try {
      await this.unitOfWork.run((transaction) =>
        this.exercises.planIn(transaction, exercise.initiativeId, plan, 'system'),
      );
      return 'planned';
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return 'exists';
    }
  }
}
