import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import type { Exercise } from '../exercises/exercise.js';
import { isLanguage, type Language } from '../language.js';
import type { AnswerValue, Choice, Questionnaire, Respondent } from '../questionnaires/questionnaire.js';
import { readAnswers, type UnreadAnswer } from '../questionnaires/unread-answers.js';
import { AnswerRow } from '../responses/answer.entity.js';
import { ResponseRow } from '../responses/response.entity.js';
import type { ResponseState } from '../responses/response.js';
import { query } from '../database/statements.js';

/** The response of one entity as findings and reports read it; answers are empty unless it is accepted. */
export interface EntityAnswers {
  readonly entity: string;
  readonly state: ResponseState;
  readonly revision: number;
  readonly submittedAt: string | null;
  readonly acceptedAt: string | null;
  readonly takenBy: string | null;
  readonly confirmedBy: string | null;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly cannotAnswer: Readonly<Record<string, string>>;
  /** Language in which most of it was written. */
  readonly language: Language | null;
}

export interface ExerciseAnswers {
  /** One for every entity of the partnership, silent ones included, in its order. */
  readonly entities: readonly EntityAnswers[];
  readonly unread: readonly UnreadAnswer[];
}

/** Reads the answers of a whole exercise against its pinned questionnaire. */
@Injectable()
export class ExerciseAnswersService {
  async read(
    manager: EntityManager,
    exercise: Exercise,
    questionnaire: Questionnaire,
    lastPerspectives: readonly Choice[],
  ): Promise<ExerciseAnswers> {
    const { partnership } = exercise;
    if (!partnership) return { entities: [], unread: [] };
    const responses = await manager.getRepository(ResponseRow).findBy({ exerciseId: exercise.id });
    const unread: UnreadAnswer[] = [];
    const entities: EntityAnswers[] = [];
    for (const { key, role } of partnership.entities) {
      const response = responses.find(({ entityKey }) => entityKey === key);
      const respondent: Respondent = {
        entity: key,
        role,
        partnership,
        exerciseYear: exercise.year,
        exerciseNumber: exercise.number,
        lastPerspectives,
      };
      const stored = response?.state === 'accepted' ? await storedAnswers(manager, response.id) : NOTHING;
      const read = readAnswers(questionnaire, respondent, stored.answers);
      unread.push(...read.unread);
      entities.push({
        entity: key,
        state: response?.state ?? 'not-opened',
        revision: response?.revision ?? 0,
        submittedAt: response?.submittedAt ?? null,
        acceptedAt: response?.state === 'accepted' ? response.acceptedAt : null,
        takenBy: response?.takenBy ?? null,
        confirmedBy: await nameOf(manager, response?.confirmedBy ?? null),
        answers: read.answers,
        revisions: stored.revisions,
        cannotAnswer: stored.cannotAnswer,
        language: response ? await languageOf(manager, response.id) : null,
      });
    }
    return { entities, unread };
  }
}

interface Stored {
  readonly answers: Record<string, AnswerValue>;
  readonly revisions: Record<string, number>;
  readonly cannotAnswer: Record<string, string>;
}

const NOTHING: Stored = { answers: {}, revisions: {}, cannotAnswer: {} };

async function storedAnswers(manager: EntityManager, responseId: string): Promise<Stored> {
  const stored: Stored = { answers: {}, revisions: {}, cannotAnswer: {} };
  for (const row of await manager.getRepository(AnswerRow).findBy({ responseId })) {
    stored.revisions[row.question] = row.revision;
    if (row.value !== null) stored.answers[row.question] = JSON.parse(row.value) as AnswerValue;
    if (row.cannotAnswer !== null) stored.cannotAnswer[row.question] = row.cannotAnswer;
  }
  return stored;
}

async function nameOf(manager: EntityManager, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  return (await manager.getRepository(PersonRow).findOneBy({ id: personId }))?.name ?? null;
}

async function languageOf(manager: EntityManager, responseId: string): Promise<Language | null> {
  const rows = await query<{ language: string }>(manager)`
    SELECT language FROM answer WHERE response_id = ${responseId}
    GROUP BY language ORDER BY COUNT(*) DESC, language LIMIT 1`;
  const language = rows[0]?.language;
  return isLanguage(language) ? language : null;
}
