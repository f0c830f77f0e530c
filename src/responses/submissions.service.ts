import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { execute, query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { checkAnswers, type GivenAnswers } from '../questionnaires/check-answers.js';
import { hiddenAnswers } from '../questionnaires/hidden-answers.js';
import type { AnswerProblem, Respondent } from '../questionnaires/questionnaire.js';
import { assertSubmits } from './colleague-reach.js';
import { referenceOf, respondentIn, type ResponseFrame } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import {
  ResponseWritingService,
  writerOf,
  type HeldResponse,
  type ResponseWriter,
} from './response-writing.service.js';
import type { SubmitOutcome } from './response.js';
import { StoredResponsesService, type AnswerWrite } from './stored-responses.service.js';

type Submitted = Extract<SubmitOutcome, { kind: 'submitted' }>;

/** Also says where there is nothing to submit, since the entity has done so already. */
export type SubmissionOutcome = SubmitOutcome | (Omit<Submitted, 'kind'> & { readonly kind: 'already' });

export interface SubmissionRequest {
  readonly frame: ResponseFrame;
  readonly respondent: Respondent;
  readonly by: ResponseWriter;
  readonly idempotencyKey: string;
  /** Revision of the response that the submitter has seen; null where the request does not say. */
  readonly revision: number | null;
  /** The form lets go of answers whose question has become hidden; the API refuses them. */
  readonly hidden: 'remove' | 'refuse';
}

/** Submitting a response: checked whole, once per Idempotency-Key, in one transaction. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly stored: StoredResponsesService,
    private readonly writing: ResponseWritingService,
  ) {}

  /** By a partner. Two colleagues who submit at once have both submitted. */
  async submit(
    visitor: PartnerVisitor,
    request: { readonly idempotencyKey: string; readonly revision: number },
  ): Promise<SubmitOutcome> {
    assertSubmits(visitor);
    const frame = await this.frames.get(visitor.exerciseId);
    const outcome = await this.take({
      ...request,
      frame,
      respondent: respondentIn(frame, visitor.entity),
      by: writerOf(visitor),
      hidden: 'remove',
    });
    return outcome.kind === 'already' ? { ...outcome, kind: 'submitted' } : outcome;
  }

  take(request: SubmissionRequest): Promise<SubmissionOutcome> {
    const { frame, respondent } = request;
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      return (await this.repeated(held, request)) ?? (await this.submitNow(held, request));
    });
  }

  /** The outcome stored for this key, where it was used before. */
  private async repeated(held: HeldResponse, request: SubmissionRequest): Promise<SubmitOutcome | null> {
    const { head, transaction } = held;
    if (!head.id) return null;
    const earlier = await query<{ body_hash: string; outcome: string }>(transaction.manager)`
      SELECT body_hash, outcome FROM submission WHERE response_id = ${head.id} AND key = ${request.idempotencyKey}`;
    const [row] = earlier;
    if (!row) return null;
    // A key belongs to one submission: once there is something to submit again it takes a new one.
    const isOver = head.state !== 'submitted' && head.state !== 'accepted';
    if (row.body_hash !== bodyHash(request) || isOver) return { kind: 'key-reused' };
    return JSON.parse(row.outcome) as Submitted;
  }

  private async submitNow(held: HeldResponse, request: SubmissionRequest): Promise<SubmissionOutcome> {
    const { head, now, transaction, frame, respondent } = held;
    const { reference, submittedAt, revision: current } = head;
    if ((head.state === 'submitted' || head.state === 'accepted') && reference && submittedAt) {
      return { kind: 'already', reference, at: submittedAt, revision: current };
    }
    if (held.writing === 'none') return { kind: 'closed' };
    if (request.revision !== null && request.revision !== current)
      return { kind: 'stale', revision: current };
    const standing = await this.stored.standing(transaction.manager, head.id);
    const { removed, given } = this.withoutHidden(held, request, standing.given);
    const problems = await this.problemsIn(held, given);
    if (problems.length > 0) return { kind: 'refused', problems };
    const id = head.id ?? (await this.writing.create(held, 'in-progress'));
    const submission = await this.nextNumber(held, id);
    const outcome: Submitted = {
      kind: 'submitted',
      reference: reference ?? referenceOf(frame, respondent.entity, id),
      at: now,
      revision: current + 1,
    };
    await this.writing.change(
      { ...held, head: { ...head, id } },
      {
        state: 'submitted',
        columns: { submitted_at: now, submitted_by: request.by.personId, reference: outcome.reference },
        writes: removed.map((question) => emptied(question, standing.revisions[question] ?? 0)),
        by: request.by,
        what: 'response.submitted',
        details: { answers: this.writing.digest(JSON.stringify(given)), removed, submission },
      },
    );
    await execute(transaction.manager)`INSERT INTO submission (response_id, key, body_hash, outcome, at)
      VALUES (${id}, ${request.idempotencyKey}, ${bodyHash(request)}, ${JSON.stringify(outcome)}, ${now})`;
    return outcome;
  }

  /** 1 for the first submission of a response. */
  private async nextNumber({ transaction }: HeldResponse, id: string): Promise<number> {
    const [row] = await query<{ count: number | string }>(transaction.manager)`
      SELECT COUNT(*) AS count FROM submission WHERE response_id = ${id}`;
    return Number(row?.count ?? 0) + 1;
  }

  private withoutHidden(held: HeldResponse, request: SubmissionRequest, given: GivenAnswers) {
    if (request.hidden === 'refuse') return { removed: [], given };
    const removed = hiddenAnswers(held.frame.questionnaire, held.respondent, given);
    if (removed.length === 0) return { removed, given };
    const without = <T>(record: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => !removed.includes(name)));
    const { answers, cannotAnswer } = given;
    return { removed, given: { answers: without(answers), cannotAnswer: without(cannotAnswer) } };
  }

  private async problemsIn(held: HeldResponse, given: GivenAnswers): Promise<readonly AnswerProblem[]> {
    const { questionnaire } = held.frame;
    const hasDocuments = Object.keys(given.answers).some(
      (name) => questionnaire.questions.get(name)?.type === 'file',
    );
    const documents = hasDocuments
      ? await this.stored.documentIds(held.transaction.manager, held.head.id)
      : new Set<string>();
    return checkAnswers(questionnaire, held.respondent, given, 'complete', documents);
  }
}

function emptied(question: string, revision: number): AnswerWrite {
  return { question, value: null, cannotAnswer: null, revision: revision + 1 };
}

/** What the request said, so that another one under the same key is told from the same one again. */
function bodyHash({ revision, hidden }: SubmissionRequest): string {
  return createHash('sha256').update(JSON.stringify({ revision, hidden })).digest('hex');
}
