import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { AnswerSavingService } from './answer-saving.service.js';
import { ResponseViewsService } from './response-views.service.js';
import type { AnswerChange, ResponseView, SaveOutcome, SubmitOutcome } from './response.js';
import { SubmissionsService } from './submissions.service.js';

/** The joint answer of one entity, as its people read and write it. */
@Injectable()
export class ResponsesService {
  constructor(
    private readonly views: ResponseViewsService,
    private readonly saving: AnswerSavingService,
    private readonly submissions: SubmissionsService,
  ) {}

  /** Problem `not-found` where there is no such exercise or entity, or it has not been opened. */
  load(exerciseId: string, entity: string): Promise<ResponseView> {
    return this.views.load(exerciseId, entity);
  }

  /** Says that somebody of the entity has begun to look at it; says so once. */
  markOpened(visitor: PartnerVisitor): Promise<void> {
    return this.saving.markOpened(visitor);
  }

  /** Stores changes whole or not at all: one for autosave, by the form's script or without, a section for the form. */
  saveAnswers(
    visitor: PartnerVisitor,
    changes: readonly AnswerChange[],
    withScript = false,
  ): Promise<SaveOutcome> {
    return this.saving.saveAnswers(visitor, changes, withScript);
  }

  /** Takes a submitted response back to work on it, while the exercise is open; false where that cannot be. */
  reopen(visitor: PartnerVisitor): Promise<boolean> {
    return this.saving.reopen(visitor);
  }

  /** Submits what the response holds, once per Idempotency-Key. */
  submit(
    visitor: PartnerVisitor,
    request: { readonly idempotencyKey: string; readonly revision: number },
  ): Promise<SubmitOutcome> {
    return this.submissions.submit(visitor, request);
  }
}
