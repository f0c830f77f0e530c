import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { StepRequest } from './exercise-steps.service.js';
import type { Exercise } from './exercise.js';
import { ExercisesService } from './exercises.service.js';

/** Which version of a questionnaire an exercise asks: chosen anew as long as it is planned, pinned when it opens. */
@Injectable()
export class QuestionnaireChoiceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
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
      return this.exercises.change(transaction, exercise, 'exercise.questionnaire-chosen', actor, {
        details: { from: exercise.questionnaire, questionnaire },
        changes: { questionnaire },
      });
    });
  }
}
