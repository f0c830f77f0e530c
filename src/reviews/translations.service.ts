import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { TranslationRow } from './translation.entity.js';
import type { TextPlace, TranslatedText, TranslationMaker } from './translation.js';
import { TranslationsReading } from './translations-reading.service.js';

export interface TranslationEdit extends TextPlace {
  readonly code: string;
  readonly year: string;
  readonly language: Language;
  /** Empty takes the translation back. */
  readonly text: string;
  readonly madeBy: TranslationMaker;
  /** Of the translation that was seen; 0 where there was none. */
  readonly revision: number;
  /** Of the answer that was seen. */
  readonly answerRevision: number;
  readonly actor: string;
}

export interface ExerciseTexts extends ExerciseOfInitiative {
  readonly texts: readonly TranslatedText[];
}

/** Evaluators translate what partners wrote; the original stays what it is. */
@Injectable()
export class TranslationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
    private readonly reading: TranslationsReading,
  ) {}

  /** Problem `not-found` where there is no such exercise. */
  of(code: string, year: string): Promise<ExerciseTexts> {
    return this.unitOfWork.read(async (manager) => {
      const found = await this.exercises.findIn(manager, code, year);
      return { ...found, texts: await this.reading.of(manager, found.exercise) };
    });
  }

  /**
   * Keeps an edit. Problem `stale` where somebody was quicker or the answer has changed, `not-found` for a text that is
   * not there, `step-not-allowed` once the report is published.
   */
  keep(edit: TranslationEdit): Promise<void> {
    return this.unitOfWork.run((transaction) => this.keepIn(transaction, edit));
  }

  private async keepIn(transaction: Transaction, edit: TranslationEdit): Promise<void> {
    const { manager } = transaction;
    const { exercise } = await this.exercises.takeIn(transaction, edit.code, edit.year);
    const texts = await this.reading.of(manager, exercise);
    const text = texts.find((one) => isAt(one, edit));
    if (!text) throw new Problem('not-found');
    if (exercise.state === 'published' || exercise.state === 'cancelled') {
      throw new Problem('step-not-allowed', {
        detail: `The exercise is ${exercise.state}; its translations stand.`,
      });
    }
    const { entity, question, place, language, madeBy, answerRevision } = edit;
    if ((text.revisions[language] ?? 0) !== edit.revision || text.answerRevision !== answerRevision) {
      throw new Problem('stale');
    }
    const revision = edit.revision + 1;
    const kept = edit.text.trim() === '' ? null : edit.text;
    const { actor, at } = await this.history.record(transaction, {
      chain: exercise.initiativeId,
      actor: edit.actor,
      what: kept === null ? 'translation.taken-back' : 'translation.written',
      subject: exercise.id,
      details: {
        ...{ exercise: exercise.id, entity, question, place, language, madeBy, revision, answerRevision },
        text: this.history.digest(kept ?? ''),
      },
    });
    const row = { entityKey: entity, question, place, language, revision, text: kept, madeBy };
    await manager
      .getRepository(TranslationRow)
      .insert({ exerciseId: exercise.id, ...row, answerRevision, actor, at });
  }
}

export function isAt(one: TextPlace, { entity, question, place }: TextPlace): boolean {
  return one.entity === entity && one.question === question && one.place === place;
}
