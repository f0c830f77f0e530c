import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { isReworded } from '../questionnaires/question-wording.js';
import type { AnswerValue, Question, Respondent } from '../questionnaires/questionnaire.js';
import { notesShown } from './change-notes.js';
import { ownPages, shownWith } from './partner-view.js';
import { respondentIn, type ResponseFrame } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import type { StoredAnswer } from './response.js';
import { StoredNotesService } from './stored-notes.service.js';
import type { AnswerWrite } from './stored-responses.service.js';
import type { PreviousAnswer, YearBefore } from './year-before.js';

interface PreviousRow {
  readonly state: string;
  readonly response: string;
  /** Null where the response has no answer at all. */
  readonly question: string | null;
  readonly value: string | null;
  readonly cannot_answer: string | null;
  readonly language: string | null;
}

/** What entities said in the last published exercise, and what they say now of the difference. */
@Injectable()
export class YearBeforeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly frames: ResponseFramesService,
    readonly stored: StoredNotesService,
  ) {}

  /** Null in a first exercise, and where none before it has been published. */
  async of(exerciseId: string, entity: string): Promise<YearBefore | null> {
    const frame = await this.frames.get(exerciseId);
    return this.unitOfWork.read((manager) => this.ofIn(manager, frame, respondentIn(frame, entity)));
  }

  async ofIn(
    manager: EntityManager,
    frame: ResponseFrame,
    respondent: Respondent,
  ): Promise<YearBefore | null> {
    if (frame.number === 1) return null;
    const earlier = await this.exercises.publishedBefore(manager, frame);
    if (!earlier) return null;
    const { entity } = respondent;
    const then = await this.frames.get(earlier.id);
    const found = then.respondents.get(entity);
    const rows = found ? await previousRows(manager, earlier.id, entity) : [];
    const isAccepted = rows[0]?.state === 'accepted';
    const asked = ownPages(frame.questionnaire, respondent).questions;
    const askedThen = found ? ownPages(then.questionnaire, found).questions : new Map<string, Question>();
    const previous = isAccepted ? previousOf(rows, askedThen, asked) : new Map<string, PreviousAnswer>();
    return {
      year: earlier.year,
      missing: !found ? 'not-part' : isAccepted ? null : 'not-accepted',
      previous,
      documents: await documentsOf(manager, rows[0]?.response ?? null, previous),
      notes: await this.stored.notes(manager, frame.exerciseId, entity),
      looks: await this.stored.looks(manager, frame.exerciseId, entity),
    };
  }

  /** What is let go of at submission: notes on a difference that is none any more. */
  async leftOver(
    manager: EntityManager,
    frame: ResponseFrame,
    respondent: Respondent,
    answers: ReadonlyMap<string, StoredAnswer>,
  ): Promise<readonly AnswerWrite[]> {
    const before = await this.ofIn(manager, frame, respondent);
    if (!before) return [];
    const { visible } = shownWith(frame.questionnaire, respondent, answers);
    const { sections } = ownPages(frame.questionnaire, respondent);
    const shown = notesShown(sections, visible, answers, before);
    return [...before.notes.values()]
      .filter(({ question, value }) => value !== null && !shown.has(question))
      .map(({ question, revision }) => ({
        question,
        value: null,
        cannotAnswer: null,
        revision: revision + 1,
      }));
  }
}

function previousRows(manager: EntityManager, exerciseId: string, entity: string): Promise<PreviousRow[]> {
  return query<PreviousRow>(manager)`SELECT r.state, r.id AS response, a.question, a.value, a.cannot_answer,
    a.language FROM response r LEFT JOIN answer a ON a.response_id = r.id
    WHERE r.exercise_id = ${exerciseId} AND r.entity_key = ${entity}`;
}

/** In the order in which the questions are asked now. */
function previousOf(
  rows: readonly PreviousRow[],
  askedThen: ReadonlyMap<string, Question>,
  asked: ReadonlyMap<string, Question>,
): ReadonlyMap<string, PreviousAnswer> {
  const byName = new Map(rows.map((row) => [row.question, row]));
  return new Map(
    [...asked.values()].flatMap((now) => {
      const row = byName.get(now.name);
      if (!row || (row.value === null && row.cannot_answer === null)) return [];
      const question = askedThen.get(now.name) ?? now;
      const answer: PreviousAnswer = {
        question,
        value: row.value === null ? null : (JSON.parse(row.value) as AnswerValue),
        cannotAnswer: row.cannot_answer,
        language: row.language ?? '',
        reworded: isReworded(question, now),
      };
      return [[now.name, answer] as const];
    }),
  );
}

async function documentsOf(
  manager: EntityManager,
  responseId: string | null,
  previous: ReadonlyMap<string, PreviousAnswer>,
): Promise<ReadonlyMap<string, string>> {
  if (![...previous.values()].some(({ question }) => question.type === 'file')) return new Map();
  const rows = await query<{ id: string; name: string }>(manager)`SELECT id, name FROM document
    WHERE response_id = ${responseId}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
