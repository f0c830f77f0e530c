import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { textIn, type Language } from '../language.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import type { OwnCode } from './export-codebook.js';
import type { ExportRow } from './export-table.js';
import type { ExportedExercise } from './exported-exercises.service.js';

interface PassageLine {
  readonly entity_key: string;
  readonly question: string;
  readonly place: string;
  readonly quoted: string;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly coder: string;
  readonly state: string;
  readonly exemplar: number;
  readonly answer_revision: number;
  readonly at: string;
  readonly catalogue: string;
  readonly code: string;
}

/** Passages with their codes. Memos are notes of the coders, and stay with them. */
@Injectable()
export class ExportCodingsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One row for each code of each passage. */
  async *rows(
    exercise: ExportedExercise,
    frame: ResponseFrame,
    language: Language,
  ): AsyncGenerator<ExportRow> {
    const own = await this.ownCodes(exercise);
    for (const { key, name } of frame.partnership.entities) {
      const lines = await this.unitOfWork.read(
        (manager) => query<PassageLine>(
          manager,
        )`SELECT p.entity_key, p.question, p.place, p.quoted, p.start_offset,
          p.end_offset, p.coder, p.state, p.exemplar, p.answer_revision, p.at, c.catalogue, c.code
          FROM passage p JOIN passage_code c ON c.passage_id = p.id
          WHERE p.exercise_id = ${exercise.id} AND p.entity_key = ${key}
          ORDER BY p.question, p.place, p.start_offset, p.id, c.position`,
      );
      for (const line of lines) {
        const made = own.find((one) => one.catalogue === line.catalogue && one.code === line.code);
        const texts = made?.texts ?? givenTexts(frame, line);
        yield [
          ...[exercise.window, exercise.initiative, exercise.year, key, name, line.question, line.place],
          ...[line.quoted, line.start_offset, line.end_offset, line.coder, line.state, line.exemplar],
          ...[line.catalogue, line.code, textIn(texts, language).text, made ? 'evaluator' : 'catalogue'],
          ...[line.answer_revision, line.at],
        ];
      }
    }
  }

  async ownCodes({ id, initiative, year }: ExportedExercise): Promise<readonly OwnCode[]> {
    const rows = await this.unitOfWork.read(
      (manager) => query<Omit<OwnCode, 'texts'> & { readonly texts: string }>(
        manager,
      )`SELECT o.catalogue, o.code,
        o.texts, c.definition, c.example FROM own_code o
        LEFT JOIN codebook_code c ON c.catalogue = o.catalogue AND c.code = o.code
        WHERE o.exercise_id = ${id} ORDER BY o.catalogue, o.position`,
    );
    return rows.map((row) => ({
      ...row,
      texts: JSON.parse(row.texts) as OwnCode['texts'],
      initiative,
      year,
    }));
  }
}

function givenTexts({ questionnaire }: ResponseFrame, { catalogue, code }: PassageLine): OwnCode['texts'] {
  const question = questionnaire.questions.get(catalogue);
  const choices =
    question?.type === 'ranking' ? question.choices : question?.type === 'matrix' ? question.rows : [];
  return choices.find(({ value }) => value === code)?.text ?? {};
}
