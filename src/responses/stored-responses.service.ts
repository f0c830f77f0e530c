import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Cells, execute, insertRows, query, updateRows } from '../database/statements.js';
import { timeOrderedId } from '../database/time-ordered-id.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { ExerciseState } from '../exercises/exercise.js';
import { Problem } from '../problem.js';
import type { GivenAnswers } from '../questionnaires/check-answers.js';
import type { Answers, AnswerValue } from '../questionnaires/questionnaire.js';
import { DocumentRow } from './document.entity.js';
import type { ResponseState, StoredAnswer } from './response.js';

/** A response without its answers, with what decides about writing. */
export interface ResponseHead {
  /** Null where nobody has come yet. */
  readonly id: string | null;
  readonly state: ResponseState;
  readonly revision: number;
  readonly returnRound: number;
  readonly reference: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly acceptedAt: string | null;
  readonly takenBy: string | null;
  readonly confirmedBy: string | null;
  readonly exercise: { readonly state: ExerciseState; readonly closesAt: string };
}

export interface ReturnedQuestion {
  readonly question: string;
  readonly remark: string;
  /** The returned question that reveals it; null where it was returned itself. */
  readonly revealedBy: string | null;
}

export interface AnswerWrite {
  readonly question: string;
  readonly value: AnswerValue | null;
  readonly cannotAnswer: string | null;
  /** The new one. */
  readonly revision: number;
}

/** Answers and reasons as the questionnaire's checks take them; emptied ones are none, yet have their revision. */
export interface StandingAnswers {
  readonly given: GivenAnswers;
  readonly revisions: Readonly<Record<string, number>>;
}

/** Who writes, in which language (empty where nobody knows), when. */
export interface Writer {
  readonly personId: string;
  readonly language: string;
  readonly at: string;
}

interface HeadRow {
  readonly exercise_state: ExerciseState;
  readonly closes_at: string;
  readonly id: string | null;
  readonly state: ResponseState | null;
  readonly revision: number | null;
  readonly return_round: number | null;
  readonly reference: string | null;
  readonly submitted_at: string | null;
  readonly submitter: string | null;
  readonly accepted_at: string | null;
  readonly taken_by: string | null;
  readonly confirmer: string | null;
}

interface StoredRow {
  readonly question: string;
  readonly value: string | null;
  readonly cannot_answer: string | null;
  readonly revision: number;
  readonly at: string;
  readonly name: string | null;
}

const COLUMNS = [
  'response_id',
  'question',
  'value',
  'cannot_answer',
  'revision',
  'person_id',
  'language',
  'at',
];
const UPSERT = `ON CONFLICT (response_id, question) DO UPDATE SET value = excluded.value,
  cannot_answer = excluded.cannot_answer, revision = excluded.revision, person_id = excluded.person_id,
  language = excluded.language, at = excluded.at WHERE answer.revision = excluded.revision - 1`;

/** Statements on responses and their answers; the hot path of autosave, hence few and plain. */
@Injectable()
export class StoredResponsesService {
  async head(manager: EntityManager, exerciseId: string, entity: string): Promise<ResponseHead> {
    const rows = await query<HeadRow>(manager)`SELECT e.state AS exercise_state, e.closes_at, r.id, r.state,
      r.revision, r.return_round, r.reference, r.submitted_at, r.accepted_at, r.taken_by, s.name AS submitter,
      c.name AS confirmer FROM exercise e
      LEFT JOIN response r ON r.exercise_id = e.id AND r.entity_key = ${entity}
      LEFT JOIN person s ON s.id = r.submitted_by LEFT JOIN person c ON c.id = r.confirmed_by
      WHERE e.id = ${exerciseId}`;
    const [row] = rows;
    if (!row) throw new Problem('not-found');
    return {
      id: row.id,
      state: row.state ?? 'not-opened',
      revision: row.revision ?? 0,
      returnRound: row.return_round ?? 0,
      reference: row.reference,
      submittedAt: row.submitted_at,
      submittedBy: row.submitter,
      acceptedAt: row.accepted_at,
      takenBy: row.taken_by,
      confirmedBy: row.confirmer,
      exercise: { state: row.exercise_state, closesAt: row.closes_at },
    };
  }

  /** Answers by question, emptied ones included; all, or those to some questions. */
  async answers(
    manager: EntityManager,
    responseId: string | null,
    questions?: readonly string[],
  ): Promise<ReadonlyMap<string, StoredAnswer>> {
    if (!responseId || questions?.length === 0) return new Map();
    const rows = questions
      ? await query<StoredRow>(manager)`SELECT a.question, a.value, a.cannot_answer, a.revision, a.at, p.name
          FROM answer a LEFT JOIN person p ON p.id = a.person_id
          WHERE a.response_id = ${responseId} AND a.question IN (${questions})`
      : await query<StoredRow>(manager)`SELECT a.question, a.value, a.cannot_answer, a.revision, a.at, p.name
          FROM answer a LEFT JOIN person p ON p.id = a.person_id WHERE a.response_id = ${responseId}`;
    return new Map(rows.map((row) => [row.question, storedAnswer(row)]));
  }

  /** What stands of a whole response, without who wrote it: answers, reasons for leaving out, and revisions. */
  async standing(manager: EntityManager, responseId: string | null): Promise<StandingAnswers> {
    if (!responseId) return { given: { answers: {}, cannotAnswer: {} }, revisions: {} };
    // Names of questions are of a kind that stands in JSON as it is; one row and one parse for all answers.
    const [row] = await query<{ readonly answers: string | null; readonly revisions: string | null }>(
      manager,
    )`
      SELECT string_agg('"' || question || '":' || value, ',') AS answers,
        string_agg('"' || question || '":' || revision, ',') AS revisions
      FROM answer WHERE response_id = ${responseId}`;
    const leftOut = await query<{ readonly question: string; readonly reason: string }>(manager)`
      SELECT question, cannot_answer AS reason FROM answer
      WHERE response_id = ${responseId} AND cannot_answer IS NOT NULL`;
    return {
      given: {
        answers: JSON.parse(`{${row?.answers ?? ''}}`) as Answers,
        cannotAnswer: Object.fromEntries(leftOut.map(({ question, reason }) => [question, reason])),
      },
      revisions: JSON.parse(`{${row?.revisions ?? ''}}`) as Readonly<Record<string, number>>,
    };
  }

  /** What the latest return sent back, with the questions it reveals; nothing unless it is returned now. */
  async returned(manager: EntityManager, head: ResponseHead): Promise<readonly ReturnedQuestion[]> {
    if (head.state !== 'returned') return [];
    return query<ReturnedQuestion>(manager)`SELECT question, remark, revealed_by AS "revealedBy" FROM remark
      WHERE response_id = ${head.id} AND round = ${head.returnRound}`;
  }

  async documentIds(manager: EntityManager, responseId: string | null): Promise<ReadonlySet<string>> {
    if (!responseId) return new Set();
    const rows = await manager
      .getRepository(DocumentRow)
      .find({ select: { id: true }, where: { responseId } });
    return new Set(rows.map(({ id }) => id));
  }

  /** Makes the response's row, at revision 0: nothing has been saved yet. */
  async create(
    { manager }: Transaction,
    of: { readonly exerciseId: string; readonly entity: string; readonly at: string },
    state: ResponseState,
  ): Promise<string> {
    const id = timeOrderedId(of.at, randomUUID());
    await execute(manager)`INSERT INTO response (id, exercise_id, entity_key, state, revision, return_round)
      VALUES (${id}, ${of.exerciseId}, ${of.entity}, ${state}, 0, 0)`;
    return id;
  }

  /** Raises the response's revision, guarded by the one that was read, and sets other columns with it. */
  async raise({ manager }: Transaction, id: string, revision: number, columns: Cells): Promise<void> {
    const set = { ...columns, revision: revision + 1 };
    if ((await updateRows(manager, 'response', set, { id, revision })) !== 1) throw new Problem('stale');
  }

  /** Writes answers whole, each guarded by the revision before it; what they replace moves to `answer_revision`. */
  async write(
    { manager }: Transaction,
    responseId: string,
    writes: readonly AnswerWrite[],
    { personId, language, at }: Writer,
  ): Promise<void> {
    if (writes.length === 0) return;
    const replaced = writes.filter(({ revision }) => revision > 1).map(({ question }) => question);
    if (replaced.length > 0) {
      await execute(
        manager,
      )`INSERT INTO answer_revision (response_id, question, revision, value, cannot_answer,
        person_id, language, at) SELECT response_id, question, revision, value, cannot_answer, person_id, language, at
        FROM answer WHERE response_id = ${responseId} AND question IN (${replaced})`;
    }
    const cells = writes.map(({ question, value, cannotAnswer, revision }) => {
      const text = value === null ? null : JSON.stringify(value);
      return [responseId, question, text, cannotAnswer, revision, personId, language, at];
    });
    const written = await insertRows(manager, 'answer', COLUMNS, cells, UPSERT);
    if (written !== writes.length) throw new Problem('stale');
  }
}

function storedAnswer({ question, value, cannot_answer, revision, at, name }: StoredRow): StoredAnswer {
  return {
    question,
    value: value === null ? null : (JSON.parse(value) as AnswerValue),
    cannotAnswer: cannot_answer,
    revision,
    by: name ?? '',
    at,
  };
}
