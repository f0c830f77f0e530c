import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateRows } from '../database/statements.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { StepRequest } from './exercise-steps.service.js';
import type { Exercise } from './exercise.js';
import { ExercisesService } from './exercises.service.js';

/** Which version of a questionnaire an exercise asks: chosen anew as long as it is planned, pinned when it opens. */
@Injectable()
export class QuestionnaireChoiceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly exercises: ExercisesService,
  ) {}

  /**
   * Choosing what is chosen already changes nothing. Problems: `invalid-request` where there is no such version,
   * `step-not-allowed` once it has been opened, `stale` where the exercise has changed since it was read.
   */
  choose({ code, year, revision, actor }: StepRequest, questionnaire: string): Promise<Exercise> {
    this.exercises.assertQuestionnaire(questionnaire, 'Nothing was changed.');
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      this.exercises.assertAllowed(exercise, 'open');
      if (exercise.questionnaire === questionnaire) return exercise;
      const { id } = exercise;
      const next = exercise.revision + 1;
      const where = { id, revision: exercise.revision };
      const set = { questionnaire, revision: next };
      if ((await updateRows(transaction.manager, 'exercise', set, where)) !== 1) throw new Problem('stale');
      await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what: 'exercise.questionnaire-chosen',
        subject: id,
        details: { year: exercise.year, from: exercise.questionnaire, questionnaire, revision: next },
      });
      return (await this.exercises.loadIn(transaction.manager, id)).exercise;
    });
  }
}
