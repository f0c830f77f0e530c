import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Respondent } from '../questionnaires/questionnaire.js';
import { respondentIn, type ResponseFrame } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponseWritingService } from './response-writing.service.js';
import type { ResponseView, StoredAnswer } from './response.js';
import { StoredResponsesService } from './stored-responses.service.js';
import { writingOf } from './writing.js';

/** Responses as pages, review and API show them. */
@Injectable()
export class ResponseViewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly stored: StoredResponsesService,
    private readonly writing: ResponseWritingService,
  ) {}

  /** Problem `not-found` where there is no such exercise or entity, or it has not been opened. */
  async load(exerciseId: string, entity: string): Promise<ResponseView> {
    const frame = await this.frames.get(exerciseId);
    const respondent = respondentIn(frame, entity);
    return this.unitOfWork.read((manager) => this.view(manager, frame, respondent));
  }

  async view(manager: EntityManager, frame: ResponseFrame, respondent: Respondent): Promise<ResponseView> {
    const { entity } = respondent;
    const head = await this.stored.head(manager, frame.exerciseId, entity);
    const returned = await this.stored.returned(manager, head);
    const names = new Set(returned.map(({ question }) => question));
    return {
      ...head,
      exerciseId: frame.exerciseId,
      entity,
      entityName: frame.partnership.entities.find(({ key }) => key === entity)?.name ?? entity,
      answers: inOrder(frame, await this.stored.answers(manager, head.id)),
      remarks: returned.flatMap(({ question, remark, revealedBy }) =>
        revealedBy === null ? [{ question, remark }] : [],
      ),
      returnedQuestions:
        names.size === 0 ? [] : [...frame.questionnaire.questions.keys()].filter((name) => names.has(name)),
      respondent,
      questionnaire: frame.questionnaire.id,
      writable: writingOf(head.state, head.exercise, this.writing.now()) !== 'none',
    };
  }
}

/** In the order of the questionnaire; what it does not know comes last. */
function inOrder(
  { questionnaire }: ResponseFrame,
  answers: ReadonlyMap<string, StoredAnswer>,
): ReadonlyMap<string, StoredAnswer> {
  const ordered = new Map<string, StoredAnswer>();
  for (const name of questionnaire.questions.keys()) {
    const answer = answers.get(name);
    if (answer) ordered.set(name, answer);
  }
  for (const [name, answer] of answers) ordered.set(name, answer);
  return ordered;
}
