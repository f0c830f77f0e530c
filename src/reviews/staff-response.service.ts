import { Injectable } from '@nestjs/common';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import type { Question, Section } from '../questionnaires/questionnaire.js';
import { DocumentsService } from '../responses/documents.service.js';
import { ownPages, shownWith } from '../responses/partner-view.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import type { ResponseView } from '../responses/response.js';
import { ResponsesService } from '../responses/responses.service.js';
import { isReviewable } from '../responses/writing.js';
import { afterReview } from './review-steps.js';

/** A response as an evaluator reads it. */
export interface StaffResponse extends ExerciseOfInitiative {
  readonly response: ResponseView;
  readonly sections: readonly Section[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Names of the entity's documents, by id. */
  readonly documents: ReadonlyMap<string, string>;
  readonly canAccept: boolean;
  readonly canReturn: boolean;
  /** Accepted, after it had been submitted. */
  readonly canUndo: boolean;
}

/** Loads what the page of one response shows. */
@Injectable()
export class StaffResponseService {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
    private readonly documents: DocumentsService,
  ) {}

  /** Problem `not-found` where there is no such exercise or entity, or it has not been opened. */
  async load(code: string, year: string, entity: string): Promise<StaffResponse> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    const { questionnaire } = await this.frames.get(exercise.id);
    const response = await this.responses.load(exercise.id, entity);
    const documents = await this.documents.list(exercise.id, entity);
    const { respondent, state, answers } = response;
    const reviewable = isReviewable(exercise);
    return {
      exercise,
      initiative,
      response,
      ...ownPages(questionnaire, respondent),
      ...shownWith(questionnaire, respondent, answers),
      documents: new Map(documents.map(({ id, name }) => [id, name])),
      canUndo: reviewable && afterReview(state, 'undo-acceptance') !== null,
      canAccept: reviewable && afterReview(state, 'accept') !== null,
      canReturn: reviewable && afterReview(state, 'return') !== null,
    };
  }
}
