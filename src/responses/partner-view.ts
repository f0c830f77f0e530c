import { textIn, type Language } from '../language.js';
import { requiredQuestions, visibleQuestions } from '../questionnaires/conditions.js';
import { pagesFor } from '../questionnaires/pages-for.js';
import type {
  AnswerValue,
  Question,
  Questionnaire,
  Respondent,
  Section,
} from '../questionnaires/questionnaire.js';
import { linesOf } from './pages/answer-text.js';
import { noteName, notesShown, type StoredNote } from './change-notes.js';
import type { ReadSection } from './pages/check-page.js';
import type { PartnerContext } from './pages/partner-frame.js';
import type { ResponseView, StoredAnswer } from './response.js';
import type { Writing } from './writing.js';
import type { YearBefore } from './year-before.js';

/** Everything that the pages of a partner show, loaded once per request. */
export interface PartnerView {
  readonly context: PartnerContext;
  readonly questionnaire: Questionnaire;
  readonly response: ResponseView;
  /** As this respondent sees them. */
  readonly sections: readonly Section[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly writing: Writing;
  /** Submitted, and may be taken back to work on it. */
  readonly canReopen: boolean;
  /** Does this person submit for the entity? Colleagues who help do not. */
  readonly submits: boolean;
}

interface OwnPages {
  readonly sections: readonly Section[];
  readonly questions: ReadonlyMap<string, Question>;
}

const kept = new WeakMap<Respondent, OwnPages>();

/** The questionnaire as a respondent sees it; kept as long as the respondent is. */
export function ownPages(questionnaire: Questionnaire, respondent: Respondent): OwnPages {
  const known = kept.get(respondent);
  if (known) return known;
  const sections = pagesFor(questionnaire, respondent);
  const questions = new Map(
    sections.flatMap(({ questions }) => questions.map((one) => [one.name, one] as const)),
  );
  kept.set(respondent, { sections, questions });
  return { sections, questions };
}

/** Answers by question name, as conditions read them. */
export function answersOf(stored: ReadonlyMap<string, StoredAnswer>): Readonly<Record<string, AnswerValue>> {
  const answers: Record<string, AnswerValue> = Object.create(null) as Record<string, AnswerValue>;
  for (const { question, value } of stored.values()) if (value !== null) answers[question] = value;
  return answers;
}

/** The questions shown and required with the answers as they stand. */
export function shownWith(
  questionnaire: Questionnaire,
  respondent: Respondent,
  stored: ReadonlyMap<string, StoredAnswer>,
) {
  const answers = answersOf(stored);
  const visible = visibleQuestions(questionnaire, respondent, answers);
  return { visible, required: requiredQuestions(questionnaire, respondent, answers, visible) };
}

/**
 * Name of the section in which this person wrote last; null for who has written nothing yet, and is first told why, for
 * whom and what becomes of it.
 */
export function lastSection(
  { sections, response }: Pick<PartnerView, 'sections' | 'response'>,
  person: string,
): string | null {
  const written = sections.flatMap(({ name, questions }) =>
    questions.flatMap((question) => {
      const answer = response.answers.get(question.name);
      return answer?.by === person ? [{ section: name, at: answer.at }] : [];
    }),
  );
  return written.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.section ?? null;
}

/** Under which the script keeps unsent text on a device: one response's never shows up in another's form. */
export function deviceKeyOf({ response }: PartnerView): string {
  return `${response.exerciseId}/${response.entity}`;
}

/** What reading takes of a response: its questions as the respondent sees them, and which of them are shown. */
export interface ReadableResponse {
  readonly sections: readonly Section[];
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly response: Pick<ResponseView, 'answers'>;
  /** Names of the documents by id, where they are known. */
  readonly documents?: ReadonlyMap<string, string>;
  /** What the last published exercise means for it. */
  readonly before?: YearBefore | null;
}

/** All shown answers for reading, section by section; sections without a shown question are left out. */
export function readSections(
  readable: ReadableResponse,
  language: Language,
  without: ReadonlySet<string> = new Set(),
): readonly ReadSection[] {
  const { sections, visible, required, response, documents, before = null } = readable;
  const asked = before ? notesShown(sections, visible, response.answers, before) : NOTHING;
  const noteIn = (name: string): { readonly note: StoredNote | null } | null => {
    if (!asked.has(name)) return null;
    const note = before?.notes.get(name);
    return { note: note && note.value !== null ? note : null };
  };
  return sections.flatMap(({ name, title, questions }) => {
    const answers = questions
      .filter(
        (question) => visible.has(question.name) && question.type !== 'html' && !without.has(question.name),
      )
      .map((question) => {
        const stored = response.answers.get(question.name);
        return {
          question,
          lines: linesOf(question, stored?.value ?? null, language, documents),
          cannotAnswer: stored?.cannotAnswer ?? null,
          missing: required.has(question.name) && (stored?.value ?? null) === null,
          changed: noteIn(noteName({ kind: 'changed', about: question.name })),
        };
      });
    if (answers.length === 0) return [];
    const example = noteIn(noteName({ kind: 'example', about: name }));
    return [{ name, title: textIn(title, language).text, answers, example }];
  });
}

const NOTHING: ReadonlySet<string> = new Set();
