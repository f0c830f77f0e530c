import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { mayWrite } from './colleague-reach.js';
import { ownPages } from './partner-view.js';
import { respondentIn } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponseWritingService, writerOf } from './response-writing.service.js';
import { YearBeforeService } from './year-before.service.js';

/** Keeps that somebody of an entity opened its previous answer: the first time, with their link. */
@Injectable()
export class PreviousLooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly writing: ResponseWritingService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  /** Problem `not-found` where this person is shown no previous answer to such a question. */
  async open(visitor: PartnerVisitor, question: string): Promise<void> {
    const frame = await this.frames.get(visitor.exerciseId);
    const respondent = respondentIn(frame, visitor.entity);
    const before = await this.yearBefore.of(visitor.exerciseId, visitor.entity);
    const { sections } = ownPages(frame.questionnaire, respondent);
    if (!before?.previous.has(question) || !mayWrite(visitor, sections, question))
      throw new Problem('not-found');
    await this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      if (held.writing === 'none') return;
      const by = writerOf(visitor);
      const id =
        held.head.id ??
        (await this.writing.change(held, { state: 'opened', by, what: 'response.opened' })).id;
      const { invitationId } = visitor;
      const seen = { invitationId, at: held.now };
      if (!(await this.yearBefore.stored.opened(transaction, id, question, seen))) return;
      await this.writing.record(
        { ...held, head: { ...held.head, id } },
        {
          actor: by.actor,
          what: 'previous-answer.opened',
          details: {
            exercise: frame.exerciseId,
            entity: respondent.entity,
            question,
            invitation: invitationId,
          },
        },
      );
    });
  }
}
