import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { isLanguage, type Language } from '../language.js';
import { questionFor } from '../questionnaires/pages-for.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import type { Exercise } from '../exercises/exercise.js';
import { openQuestions, openTextsIn } from './open-texts.js';
import { TranslationRow } from './translation.entity.js';
import type { TranslatedText, Translation } from './translation.js';

interface AnswerLine {
  readonly entity: string;
  readonly question: string;
  readonly value: string;
  readonly revision: number;
  readonly language: string;
}

/** What entities wrote in their own words, each text with its translations. */
@Injectable()
export class TranslationsReading {
  constructor(
    private readonly names: ActorNames,
    private readonly frames: ResponseFramesService,
  ) {}

  /** In the order of the partnership and of the questionnaire; drafts of partners are theirs alone. */
  async of(
    manager: EntityManager,
    exercise: Pick<Exercise, 'id' | 'partnership'>,
  ): Promise<readonly TranslatedText[]> {
    if (!exercise.partnership) return [];
    const { questionnaire, respondents } = await this.frames.get(exercise.id);
    const answers = await query<AnswerLine>(
      manager,
    )`SELECT r.entity_key AS entity, a.question, a.value, a.revision,
      a.language FROM answer a JOIN response r ON r.id = a.response_id WHERE r.exercise_id = ${exercise.id}
      AND r.submitted_at IS NOT NULL AND a.value IS NOT NULL`;
    const rows = await manager
      .getRepository(TranslationRow)
      .find({ where: { exerciseId: exercise.id }, order: { revision: 'ASC' } });
    const names = await this.names.of(
      manager,
      rows.map(({ actor }) => actor),
    );
    return [...respondents].flatMap(([entity, respondent]) =>
      openQuestions(questionnaire).flatMap((question) => {
        const answer = answers.find((one) => one.entity === entity && one.question === question.name);
        if (!answer) return [];
        return openTextsIn(question, JSON.parse(answer.value) as AnswerValue).map((text): TranslatedText => {
          const own = rows.filter(
            (row) => row.entityKey === entity && row.question === question.name && row.place === text.place,
          );
          return {
            ...text,
            entity,
            question: question.name,
            asked: questionFor(question, respondent).title,
            written: isLanguage(answer.language) ? answer.language : null,
            answerRevision: answer.revision,
            ...latestOf(own, answer.revision, names),
          };
        });
      }),
    );
  }
}

function latestOf(
  rows: readonly TranslationRow[],
  answerRevision: number,
  names: ReadonlyMap<string, string>,
): Pick<TranslatedText, 'translations' | 'revisions'> {
  const latest = new Map(rows.map((row) => [row.language as Language, row]));
  const translations = [...latest].flatMap(([language, row]): readonly Translation[] => {
    const { text, madeBy, at, revision, actor } = row;
    if (text === null) return [];
    const isStale = row.answerRevision !== answerRevision;
    return [{ language, text, madeBy, at, revision, by: names.get(actor) ?? '', isStale }];
  });
  const revisions = Object.fromEntries([...latest].map(([language, { revision }]) => [language, revision]));
  return { translations, revisions };
}
