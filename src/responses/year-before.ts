import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import type { StoredNote } from './change-notes.js';

/** What an entity said of a question in the last published exercise. */
export interface PreviousAnswer {
  /** As it was asked then. */
  readonly question: Question;
  readonly value: AnswerValue | null;
  /** Why it was left out on purpose. */
  readonly cannotAnswer: string | null;
  /** In which it was written; empty where nobody knows. */
  readonly language: string;
  /** The question was worded otherwise then. */
  readonly reworded: boolean;
}

/** Whether the previous answer to a question was looked at; a question without one: nobody knows. */
export interface Look {
  /** Instant; null where it was answered without. */
  readonly openedAt: string | null;
  /** Name of who opened it first, or answered without having opened it. */
  readonly by: string;
}

/** What the last published exercise means for an entity's response in a further one. */
export interface YearBefore {
  readonly year: number;
  /** Why nothing is known of then; null where it is. */
  readonly missing: 'not-part' | 'not-accepted' | null;
  /** By the name of the question, of those asked now that were answered then, or left out with a reason. */
  readonly previous: ReadonlyMap<string, PreviousAnswer>;
  /** Names of the documents sent then, by id. */
  readonly documents: ReadonlyMap<string, string>;
  /** What the entity says now of differences, by the names of their fields; emptied ones included. */
  readonly notes: ReadonlyMap<string, StoredNote>;
  readonly looks: ReadonlyMap<string, Look>;
}
