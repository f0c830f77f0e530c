import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';

export interface EarlierAnswer {
  readonly value: AnswerValue | null;
  readonly cannotAnswer: string | null;
}

interface Row {
  readonly question: string;
  readonly value: string | null;
  readonly cannot_answer: string | null;
}

/** What a review reads besides the answers: those submitted the time before the last, and the other responses. */
@Injectable()
export class ReviewReading {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every entity of an exercise, in its order, with the state of its response. */
  states({
    id,
    partnership,
  }: Exercise): Promise<readonly { readonly entity: string; readonly state: string }[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<{ entity: string; state: string }>(manager)`SELECT entity_key AS entity, state
        FROM response WHERE exercise_id = ${id}`;
      const states = new Map(rows.map(({ entity, state }) => [entity, state]));
      const entities = partnership?.entities ?? [];
      return entities.map(({ key }) => ({ entity: key, state: states.get(key) ?? 'not-opened' }));
    });
  }

  /** Null where it has been submitted once at most: there is nothing to compare. */
  beforeLast(chain: string, responseId: string | null): Promise<ReadonlyMap<string, EarlierAnswer> | null> {
    return this.unitOfWork.read(async (manager) => {
      const submissions = await query<{ at: string }>(manager)`SELECT at FROM history
        WHERE chain = ${chain} AND subject = ${responseId} AND what = 'response.submitted'
        ORDER BY number DESC LIMIT 2`;
      const before = submissions[1]?.at;
      if (before === undefined) return null;
      const rows = await query<Row>(manager)`SELECT question, value, cannot_answer FROM (
          SELECT question, revision, value, cannot_answer, at FROM answer WHERE response_id = ${responseId}
          UNION ALL
          SELECT question, revision, value, cannot_answer, at FROM answer_revision WHERE response_id = ${responseId}
        ) stood WHERE at <= ${before} ORDER BY question, revision`;
      // Of several revisions the last one stood then.
      return new Map(
        rows.map(({ question, value, cannot_answer: cannotAnswer }) => [
          question,
          { value: value === null ? null : (JSON.parse(value) as AnswerValue), cannotAnswer },
        ]),
      );
    });
  }
}
