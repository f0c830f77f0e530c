import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { Problem } from '../problem.js';
import { answerRefusal } from './answer-refusal.js';
import { respondentIn, type ResponseFrame } from './response-frame.js';
import { writerOf } from './response-writing.service.js';
import { StaffEntryService, type StaffEntry } from './staff-entry.service.js';
import { SubmissionsService, type SubmissionOutcome } from './submissions.service.js';

export interface SubmittedResponse {
  readonly entity: string;
  readonly state: 'submitted';
  readonly reference: string;
  readonly submittedAt: string;
  readonly revision: number;
}

/** Visible ASCII, as an `Idempotency-Key` of a header or a hidden field is. */
const KEY = /^[\x21-\x7e]{1,100}$/;

/** Submitting for an entity through the API: outcomes become answers and problems. */
@Injectable()
export class StaffSubmissionsService {
  constructor(
    private readonly entries: StaffEntryService,
    private readonly submissions: SubmissionsService,
  ) {}

  enter(
    frame: ResponseFrame,
    entity: string,
    entry: StaffEntry,
    request: { readonly visitor: StaffVisitor; readonly revision: number | null },
  ): Promise<number> {
    return this.entries.enter(frame, entity, entry, request);
  }

  async submit(
    frame: ResponseFrame,
    entity: string,
    request: {
      readonly visitor: StaffVisitor;
      readonly idempotencyKey: unknown;
      readonly revision: number | null;
    },
  ): Promise<SubmittedResponse> {
    const { visitor, idempotencyKey, revision } = request;
    const respondent = respondentIn(frame, entity);
    if (typeof idempotencyKey !== 'string' || !KEY.test(idempotencyKey)) {
      const detail =
        'Send a header Idempotency-Key of 1 to 100 visible ASCII characters, a new one per submission';
      throw new Problem('invalid-request', {
        detail: 'Nothing was submitted.',
        errors: [{ pointer: '', detail }],
      });
    }
    const outcome = await this.submissions.take({
      frame,
      respondent,
      by: writerOf(visitor),
      idempotencyKey,
      revision,
      hidden: 'refuse',
    });
    if (outcome.kind !== 'submitted') throw refusal(outcome, frame);
    const { reference, at: submittedAt } = outcome;
    return { entity, state: 'submitted', reference, submittedAt, revision: outcome.revision };
  }
}

function refusal(outcome: Exclude<SubmissionOutcome, { kind: 'submitted' }>, frame: ResponseFrame): Problem {
  switch (outcome.kind) {
    case 'refused':
      return answerRefusal(outcome.problems, frame.questionnaire);
    case 'stale':
      return new Problem('stale', {
        detail: `The response is at revision ${outcome.revision}; nothing was submitted. Read it again.`,
        current: { revision: outcome.revision },
      });
    case 'key-reused':
      return new Problem('key-reused', {
        detail: 'This Idempotency-Key belongs to another submission of the response; send a new one.',
      });
    case 'already':
      return new Problem('step-not-allowed', {
        detail: `The response was submitted at ${outcome.at} (${outcome.reference}); nothing was changed.`,
      });
    case 'closed':
      return new Problem('closed', { detail: 'The exercise takes no answers now; nothing was submitted.' });
    default:
      return outcome satisfies never;
  }
}
