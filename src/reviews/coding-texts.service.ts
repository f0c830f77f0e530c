import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Role } from '../initiatives/partnership.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import type { ResponseState } from '../responses/response.js';
import { openTextsIn, type OpenText } from './open-texts.js';
import type { TextPlace } from './passage.js';

/** An open text of a submitted or accepted response. */
export interface CodingText extends TextPlace, OpenText {
  readonly place: string;
  readonly entityName: string;
  readonly role: Role;
  readonly responseId: string;
  readonly revision: number;
  /** In which it was written; empty where nobody knows. */
  readonly language: string;
}

/** What texts and passages need of their exercise. */
export type CodedExercise = Pick<ResponseFrame, 'exerciseId' | 'partnership' | 'questionnaire'>;

interface Row {
  readonly id: string;
  readonly entity: string;
  readonly question: string;
  readonly value: string;
  readonly revision: number;
  readonly language: string;
}

/** The texts of an exercise that can be coded. */
@Injectable()
export class CodingTextsService {
  /** In the order of the partnership, then of the questionnaire. */
  async read(manager: EntityManager, frame: CodedExercise): Promise<readonly CodingText[]> {
    const rows = await query<Row>(
      manager,
    )`SELECT r.id, r.entity_key AS entity, a.question, a.value, a.revision,
      a.language FROM response r JOIN answer a ON a.response_id = r.id
      WHERE r.exercise_id = ${frame.exerciseId} AND r.state IN ('submitted', 'accepted') AND a.value IS NOT NULL`;
    const byAnswer = new Map(rows.map((row) => [`${row.entity}:${row.question}`, row]));
    return frame.partnership.entities.flatMap(({ key: entity, name, role }) =>
      [...frame.questionnaire.questions.values()].flatMap((question) => {
        const row = byAnswer.get(`${entity}:${question.name}`);
        if (!row) return [];
        const { id: responseId, revision, language } = row;
        const value = JSON.parse(row.value) as AnswerValue;
        return openTextsIn(question, value).map((open) => ({
          ...open,
          entity,
          question: question.name,
          entityName: name,
          role,
          responseId,
          revision,
          language,
        }));
      }),
    );
  }

  /** States of the responses that there are, by entity. */
  async states(manager: EntityManager, exerciseId: string): Promise<ReadonlyMap<string, ResponseState>> {
    const rows = await query<{ readonly entity: string; readonly state: ResponseState }>(manager)`
      SELECT entity_key AS entity, state FROM response WHERE exercise_id = ${exerciseId}`;
    return new Map(rows.map(({ entity, state }) => [entity, state]));
  }
}
