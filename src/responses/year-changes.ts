import type { AnswerValue, Question, Section } from '../questionnaires/questionnaire.js';
import { yearDifference, type YearDifference } from '../questionnaires/year-difference.js';
import { noteName, type Note, type StoredNote } from './change-notes.js';
import type { Look, YearBefore } from './year-before.js';

/** One question that was answered in the last exercise, as it stands now. */
export interface QuestionSince {
  readonly section: Section;
  readonly question: Question;
  /** Marked comparable in both versions. */
  readonly comparable: boolean;
  readonly reworded: boolean;
  /** Null where the answers are not compared by themselves, or there is none now. */
  readonly change: YearDifference | null;
  /** Null where nobody knows whether the previous answer was looked at. */
  readonly look: Look | null;
  /** What the entity says has changed. */
  readonly note: StoredNote | null;
}

/** What a response says against the last exercise. */
export interface SinceBefore {
  readonly questions: readonly QuestionSince[];
  /** Examples of what has stayed, by section. */
  readonly examples: readonly { readonly section: Section; readonly note: StoredNote }[];
}

/** Question by question in the order in which they are asked now. `answers` are values by the names of questions. */
export function sinceBefore(
  sections: readonly Section[],
  answers: (question: string) => AnswerValue | null,
  before: YearBefore,
): SinceBefore {
  const noteOf = (note: Note): StoredNote | null => {
    const stored = before.notes.get(noteName(note));
    return stored && stored.value !== null ? stored : null;
  };
  return {
    questions: sections.flatMap((section) =>
      section.questions.flatMap((question) => {
        const previous = before.previous.get(question.name);
        if (!previous) return [];
        return {
          section,
          question,
          comparable: previous.question.comparable && question.comparable,
          reworded: previous.reworded,
          change: yearDifference(previous, { question, value: answers(question.name) }),
          look: before.looks.get(question.name) ?? null,
          note: noteOf({ kind: 'changed', about: question.name }),
        };
      }),
    ),
    examples: sections.flatMap((section) => {
      const note = noteOf({ kind: 'example', about: section.name });
      return note ? [{ section, note }] : [];
    }),
  };
}
