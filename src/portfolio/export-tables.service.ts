import { Injectable } from '@nestjs/common';
import { FindingsService } from '../findings/findings.service.js';
import { speechIn } from '../findings/speech.js';
import { WordingsService } from '../findings/wordings.service.js';
import type { Language } from '../language.js';
import { answerRows, rowPlace, wideRow, wideHeadings } from './export-answers.js';
import { changeRows } from './export-changes.js';
import { codebookRows, ownCodeRow } from './export-codebook.js';
import { ExportCodingsService } from './export-codings.service.js';
import { findingRow } from './export-finding.js';
import { ExportResponsesService, type ExportWhich } from './export-responses.service.js';
import { EXPORT_COLUMNS, type ExportRow, type ExportTable, type ExportTableName } from './export-table.js';
import type { ExportedExercise } from './exported-exercises.service.js';

export interface ExportWish {
  readonly exercises: readonly ExportedExercise[];
  readonly which: ExportWhich;
  readonly language: Language;
}

/**
 * The tables of an export. Rows are read exercise by exercise and response by response while they are written, so the
 * memory taken does not grow with the window. Comments of staff are in none of them.
 */
@Injectable()
export class ExportTablesService {
  constructor(
    private readonly responses: ExportResponsesService,
    private readonly passages: ExportCodingsService,
    private readonly findings: FindingsService,
    private readonly wordings: WordingsService,
  ) {}

  /** `wide` needs exactly one exercise: only then its columns are known before its rows. */
  async table(name: ExportTableName, wish: ExportWish): Promise<ExportTable> {
    switch (name) {
      case 'wide':
        return this.wide(wish);
      case 'answers':
        return { name, columns: EXPORT_COLUMNS[name], rows: this.answers(wish) };
      case 'codings':
        return { name, columns: EXPORT_COLUMNS[name], rows: this.codings(wish) };
      case 'findings':
        return { name, columns: EXPORT_COLUMNS[name], rows: this.findingRows(wish) };
      case 'changes':
        return { name, columns: EXPORT_COLUMNS[name], rows: this.changes(wish) };
      case 'codebook':
        return { name, columns: EXPORT_COLUMNS[name], rows: this.codebook(wish) };
      default:
        return name satisfies never;
    }
  }

  private async wide({ exercises: [exercise], which }: ExportWish): Promise<ExportTable> {
    if (!exercise) return { name: 'wide', columns: [], rows: noRows() };
    const frame = await this.responses.frame(exercise.id);
    const responses = this.responses.of(frame, which);
    const rows = async function* (): AsyncGenerator<ExportRow> {
      for await (const stored of responses) yield wideRow(exercise, frame, stored);
    };
    return { name: 'wide', columns: wideHeadings(frame), rows: rows() };
  }

  private async *answers({ exercises, which, language }: ExportWish): AsyncGenerator<ExportRow> {
    const speech = speechIn(language, this.wordings.messages[language]);
    const roleLabel = (role: string) => speech.say(`role.${role}`);
    for (const exercise of exercises) {
      const frame = await this.responses.frame(exercise.id);
      for await (const stored of this.responses.of(frame, which)) {
        yield* answerRows(rowPlace(exercise, frame, stored, roleLabel), stored, language);
      }
    }
  }

  /** Of further exercises: what differs from the last published one, and what the entities say of it. */
  private async *changes({ exercises, which, language }: ExportWish): AsyncGenerator<ExportRow> {
    const speech = speechIn(language, this.wordings.messages[language]);
    for (const exercise of exercises) {
      const frame = await this.responses.frame(exercise.id);
      for await (const stored of this.responses.of(frame, which)) {
        const since = await this.responses.since(frame, stored, which);
        if (!since) continue;
        const { cells } = rowPlace(exercise, frame, stored, (role) => speech.say(`role.${role}`));
        yield* changeRows({ cells, previousYear: since.previousYear }, since, language);
      }
    }
  }

  private async *codings({ exercises, language }: ExportWish): AsyncGenerator<ExportRow> {
    for (const exercise of exercises) {
      yield* this.passages.rows(exercise, await this.responses.frame(exercise.id), language);
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
      const { questionnaire } = await this.responses.frame(exercise.id);
      if (!written.has(questionnaire.id)) yield* codebookRows(questionnaire, language);
      written.add(questionnaire.id);
      for (const own of await this.passages.ownCodes(exercise)) {
        yield ownCodeRow(questionnaire.id, own, language);
      }
    }
  }
}

async function* noRows(): AsyncGenerator<ExportRow> {}
