import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { insertRows, query, type Cells } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { withRevealed } from '../questionnaires/return-with-revealed.js';
import { visibleQuestions } from '../questionnaires/conditions.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { respondentIn } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import {
  ResponseWritingService,
  writerOf,
  type HeldResponse,
} from '../responses/response-writing.service.js';
import type { Remark, ResponseState } from '../responses/response.js';
import { StoredResponsesService } from '../responses/stored-responses.service.js';
import { isReviewable } from '../responses/writing.js';
import { afterReview, REVIEW_STEPS, type ReviewStep } from './review-steps.js';

/** Which response a review is of, by whom, and the revision it was read at (null: not said). */
export interface ReviewRequest {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
  readonly visitor: StaffVisitor;
  readonly revision: number | null;
}

export interface ReviewedResponse {
  readonly entity: string;
  readonly state: ResponseState;
  readonly revision: number;
}

/** The evaluator's check of a response: accept it, or return single answers with a question. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly writing: ResponseWritingService,
    private readonly stored: StoredResponsesService,
  ) {}

  /** A submitted response, or a returned one as it stands. */
  accept(request: ReviewRequest): Promise<ReviewedResponse> {
    return this.review(request, 'accept', async (held) => {
      const columns = { accepted_at: held.now, accepted_by: request.visitor.staffId };
      return this.take(held, request, 'accept', { columns, what: 'response.accepted' });
    });
  }

  /**
   * Takes an acceptance back, as long as the response is at the revision it left. One accepted as it stood while it was
   * returned stays accepted: its mail may have been taken back with it, and nobody of the entity would know.
   */
  undoAcceptance(request: ReviewRequest): Promise<ReviewedResponse> {
    return this.review(request, 'undo-acceptance', async (held) => {
      if (!(await wasSubmitted(held))) {
        throw new Problem('step-not-allowed', {
          detail: 'The response was accepted as it stood after a return; return it again to ask the entity.',
        });
      }
      const columns = { accepted_at: null, accepted_by: null };
      return this.take(held, request, 'undo-acceptance', { columns, what: 'response.acceptance-undone' });
    });
  }

  /** Sends questions back, and with them those they reveal: a changed answer may show or hide these. */
  returnForClarification(request: ReviewRequest, questions: readonly Remark[]): Promise<ReviewedResponse> {
    return this.review(request, 'return', async (held) => {
      const { questionnaire } = held.frame;
      await this.assertAnswerable(held, questions);
      const round = held.head.returnRound + 1;
      const remarks = new Map(questions.map(({ question, remark }) => [question, remark]));
      const all = withRevealed(questionnaire, remarks.keys());
      const revealed = all.filter((name) => !remarks.has(name));
      const rows = all.map((name) => [
        held.head.id,
        round,
        name,
        remarks.get(name) ?? '',
        remarks.has(name) ? null : revealerOf(questionnaire, name, remarks),
        `staff:${request.visitor.staffId}`,
        held.now,
      ]);
      const columns = ['response_id', 'round', 'question', 'remark', 'revealed_by', 'actor', 'at'];
      await insertRows(held.transaction.manager, 'remark', columns, rows);
      return this.take(held, request, 'return', {
        columns: { return_round: round, accepted_at: null, accepted_by: null },
        what: 'response.returned',
        details: {
          round,
          questions: questions.map(({ question }) => question),
          revealed,
          digest: this.writing.digest(JSON.stringify(questions)),
        },
      });
    });
  }

  private async review(
    { code, year, entity, revision }: ReviewRequest,
    step: ReviewStep,
    work: (held: HeldResponse) => Promise<ReviewedResponse>,
  ): Promise<ReviewedResponse> {
    const frame = await this.frames.find(code, year);
    const respondent = respondentIn(frame, entity);
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      assertAllowed(held, step, revision);
      return work(held);
    });
  }

  private async take(
    held: HeldResponse,
    { entity, visitor }: ReviewRequest,
    step: ReviewStep,
    change: { columns: Cells; what: string; details?: Readonly<Record<string, unknown>> },
  ): Promise<ReviewedResponse> {
    const { to: state } = REVIEW_STEPS[step];
    const { revision } = await this.writing.change(held, { ...change, state, by: writerOf(visitor) });
    return { entity, state, revision };
  }

  /** Only what the entity is shown with its present answers can be asked back. */
  private async assertAnswerable(held: HeldResponse, questions: readonly Remark[]): Promise<void> {
    const { questionnaire } = held.frame;
    const { given } = await this.stored.standing(held.transaction.manager, held.head.id);
    const visible = visibleQuestions(questionnaire, held.respondent, given.answers);
    const wrong = questions.flatMap(({ question }, index) => {
      const type = questionnaire.questions.get(question)?.type;
      if (type && type !== 'html' && visible.has(question)) return [];
      const detail = type
        ? 'This question is not shown to this entity'
        : 'The questionnaire has no such question';
      return [{ pointer: `/questions/${index}/question`, detail, question }];
    });
    if (wrong.length > 0) {
      throw new Problem('invalid-request', { detail: 'Nothing was returned.', errors: wrong });
    }
  }
}

/** Was the response with the evaluators when it was accepted, and not back with its entity? */
async function wasSubmitted({ transaction, head }: HeldResponse): Promise<boolean> {
  const [last] = await query<{ at: string }>(transaction.manager)`SELECT at FROM remark
    WHERE response_id = ${head.id} AND round = ${head.returnRound} LIMIT 1`;
  return last === undefined || last.at < (head.submittedAt ?? '');
}

function assertAllowed({ head }: HeldResponse, step: ReviewStep, revision: number | null): void {
  if (!isReviewable(head.exercise)) {
    throw new Problem('step-not-allowed', {
      detail: `The exercise is ${head.exercise.state}; responses are reviewed while it is open or closed.`,
    });
  }
  if (revision !== null && revision !== head.revision) {
    throw new Problem('stale', {
      detail: `The response is at revision ${head.revision} and ${head.state}. Read it and decide again.`,
      current: { state: head.state, revision: head.revision },
    });
  }
  if (afterReview(head.state, step)) return;
  const needed = REVIEW_STEPS[step].from.join(' or ');
  throw new Problem('step-not-allowed', {
    detail: `The response is ${head.state}; this step needs it to be ${needed}.`,
    errors: [{ pointer: '/state', detail: `It is ${head.state}, not ${needed}` }],
  });
}

/** The returned question on which a revealed one depends, directly or through others. */
function revealerOf(
  questionnaire: Questionnaire,
  name: string,
  returned: ReadonlyMap<string, string>,
): string | null {
  for (const question of returned.keys()) {
    if (withRevealed(questionnaire, [question]).includes(name)) return question;
  }
  return null;
}
