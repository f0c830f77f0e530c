import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { partnershipOf } from '../initiatives/initiative.js';
import { Problem } from '../problem.js';
import type { Questionnaire, Respondent } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';

/** Who would answer an exercise: by what it has copied or, where it is only planned, by the initiative as it is now. */
@Injectable()
export class PreviewRespondents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** Problem `not-found` where there is no such exercise, entity or questionnaire. */
  of(asked: { readonly code: string; readonly year: string; readonly entity: string }): Promise<{
    readonly questionnaire: Questionnaire;
    readonly respondent: Respondent;
    readonly name: string;
  }> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise, initiative } = await this.exercises.findIn(manager, asked.code, asked.year);
      const partnership = exercise.partnership ?? partnershipOf(initiative);
      const entity = partnership.entities.find(({ key }) => key === asked.entity);
      if (!entity) throw new Problem('not-found');
      const lastPerspectives = exercise.partnership
        ? exercise.lastPerspectives
        : await this.exercises.lastPerspectives(manager, exercise);
      return {
        questionnaire: this.questionnaires.get(exercise.questionnaire),
        name: entity.name,
        respondent: {
          entity: entity.key,
          role: entity.role,
          partnership,
          exerciseYear: exercise.year,
          exerciseNumber: exercise.number,
          lastPerspectives,
        },
      };
    });
  }
}
