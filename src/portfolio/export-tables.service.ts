import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FindingsService } from '../findings/findings.service.js';
import { speechIn } from '../findings/speech.js';
import { WordingsService } from '../findings/wordings.service.js';
import { textIn, type Language } from '../language.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { catalogueOf, ownWordAt } from '../reviews/own-words.js';
import { answerRows, rowPlace, wideRow, wideHeadings, type StoredOfEntity } from './export-answers.js';
import { codebookRows, ownCodeRow, type OwnCode } from './export-codebook.js';
import { findingRow } from './export-finding.js';
import { EXPORT_COLUMNS, type ExportRow, type ExportTable, type ExportTableName } from './export-table.js';
import type { ExportedExercise } from './exported-exercises.service.js';

/** Answers as they stand now, or only those of accepted responses. */
export type ExportWhich = 'current' | 'accepted';

export interface ExportWish {
  readonly exercises: readonly ExportedExercise[];
  readonly which: ExportWhich;
  readonly language: Language;
}

interface CodingLine {
  readonly entity_key: string;
  readonly question: string;
  readonly item_index: number;
  readonly codes: string;
  readonly answer_revision: number;
  readonly at: string;
}

/**
 * The tables of an export. Rows are read exercise by exercise and response by response while they are written, so the
 * memory taken does not grow with the window. Comments of staff are in none of them.
 */
@Injectable()
export class ExportTablesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly findings: FindingsService,
    private readonly wordings: WordingsService,
  ) {}

  /** `wide` needs exactly one exercise: only then its columns are known before its rows. */
  async table(name: ExportTableName, wish: ExportWish): Promise<ExportTable> {
    if (name === 'wide') return this.wide(wish);
    const rows = {
      answers: this.answers,
      codings: this.codings,
      findings: this.findingRows,
      codebook: this.codebook,
    };
    return { name, columns: EXPORT_COLUMNS[name], rows: rows[name].call(this, wish) };
  }

  private async wide({ exercises, which }: ExportWish): Promise<ExportTable> {
    const [exercise] = exercises;
    const frame = exercise ? await this.frames.get(exercise.id) : null;
    const responses = (one: ResponseFrame) => this.responses(one, which);
    const rows = async function* (): AsyncGenerator<ExportRow> {
      if (!exercise || !frame) return;
      for await (const stored of responses(frame)) yield wideRow(exercise, frame, stored);
    };
    return { name: 'wide', columns: frame ? wideHeadings(frame) : [], rows: rows() };
  }

  private async *answers({ exercises, which, language }: ExportWish): AsyncGenerator<ExportRow> {
    const speech = speechIn(language, this.wordings.messages[language]);
    for (const exercise of exercises) {
      const frame = await this.frames.get(exercise.id);
      for await (const stored of this.responses(frame, which)) {
        yield* answerRows(
          rowPlace(exercise, frame, stored, (role) => speech.say(`role.${role}`)),
          stored,
          language,
        );
      }
    }
  }

  private async *codings({ exercises, language }: ExportWish): AsyncGenerator<ExportRow> {
    for (const exercise of exercises) {
      const frame = await this.frames.get(exercise.id);
      const own = await this.ownCodes(exercise);
      const lines = await this.unitOfWork.read(
        (manager) => query<CodingLine>(
          manager,
        )`SELECT entity_key, question, item_index, codes, answer_revision, at
          FROM coding WHERE exercise_id = ${exercise.id} ORDER BY entity_key, question, item_index`,
      );
      for await (const stored of this.responses(frame, 'current')) {
        const { entity } = stored;
        for (const line of lines.filter(({ entity_key: key }) => key === entity.key)) {
          const answer = stored.answers.get(line.question);
          const holds = answer?.revision === line.answer_revision;
          const catalogue = catalogueOf(line.question) ?? '';
          // Words that were coded and have changed since are not these words.
          const text = holds ? ownWordAt(answer.value, line.item_index) : null;
          for (const code of JSON.parse(line.codes) as string[]) {
            const made = own.find((one) => one.catalogue === catalogue && one.code === code);
            const known = frame.questionnaire.questions.get(catalogue);
            const choices =
              known?.type === 'ranking' ? known.choices : known?.type === 'matrix' ? known.rows : [];
            const texts = made?.texts ?? choices.find(({ value }) => value === code)?.text ?? {};
            yield [
              ...[
                exercise.window,
                exercise.initiative,
                exercise.year,
                entity.key,
                entity.name,
                line.question,
              ],
              ...[line.item_index + 1, text, catalogue, code, textIn(texts, language).text],
              ...[made ? 'evaluator' : 'catalogue', line.answer_revision, Number(holds), line.at],
            ];
          }
        }
      }
    }
  }

  private async *findingRows({ exercises, language }: ExportWish): AsyncGenerator<ExportRow> {
    const speech = speechIn(language, this.wordings.messages[language]);
    for (const exercise of exercises) {
      const { findings } = await this.findings.of(exercise.initiative, String(exercise.year));
      for (const finding of findings) yield findingRow(exercise, finding, speech);
    }
  }

  private async *codebook({ exercises, language }: ExportWish): AsyncGenerator<ExportRow> {
    const written = new Set<string>();
    for (const exercise of exercises) {
      const { questionnaire } = await this.frames.get(exercise.id);
      if (!written.has(questionnaire.id)) yield* codebookRows(questionnaire, language);
      written.add(questionnaire.id);
      for (const own of await this.ownCodes(exercise)) yield ownCodeRow(questionnaire.id, own, language);
    }
  }

  private async ownCodes({ id, initiative, year }: ExportedExercise): Promise<readonly OwnCode[]> {
    const rows = await this.unitOfWork.read(
      (manager) => query<{ catalogue: string; code: string; texts: string }>(
        manager,
      )`SELECT catalogue, code, texts FROM own_code
        WHERE exercise_id = ${id} ORDER BY catalogue, position`,
    );
    return rows.map((row) => ({
      ...row,
      texts: JSON.parse(row.texts) as OwnCode['texts'],
      initiative,
      year,
    }));
  }

  /** Every entity in the partnership's order, the silent ones too, with its answers. */
  private async *responses(frame: ResponseFrame, which: ExportWhich): AsyncGenerator<StoredOfEntity> {
    for (const entity of frame.partnership.entities) {
      yield this.unitOfWork.read(async (manager) => {
        const [response] = await query<{ id: string; state: string }>(manager)`SELECT id, state FROM response
          WHERE exercise_id = ${frame.exerciseId} AND entity_key = ${entity.key}`;
        const state = response?.state ?? 'not-opened';
        if (!response || (which === 'accepted' && state !== 'accepted')) {
          return { entity, state, answers: new Map() };
        }
        const rows = await query<StoredLine>(
          manager,
        )`SELECT question, value, cannot_answer, revision, language, at
          FROM answer WHERE response_id = ${response.id}`;
        return { entity, state, answers: new Map(rows.map((row) => [row.question, storedAnswer(row)])) };
      });
    }
  }
}

interface StoredLine {
  readonly question: string;
  readonly value: string | null;
  readonly cannot_answer: string | null;
  readonly revision: number;
  readonly language: string;
  readonly at: string;
}

function storedAnswer({ value, cannot_answer: because, ...row }: StoredLine) {
  return { ...row, value: value === null ? null : JSON.parse(value), because };
}
