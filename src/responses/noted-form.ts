import type { Question, Section } from '../questionnaires/questionnaire.js';
import { noteName, noteNamed, noteQuestion, notesOf, notesShown } from './change-notes.js';
import type { PartnerView } from './partner-view.js';
import type { StoredAnswer } from './response.js';
import type { YearBefore } from './year-before.js';

/** A form's questions, with the notes that a further exercise asks for beside them. */
export interface NotedForm {
  /** In the order of the page: each question followed by its note, a section's own at its end. */
  readonly questions: readonly Question[];
  /** Answers and notes by the names of their fields. */
  readonly stored: ReadonlyMap<string, StoredAnswer>;
  /** Names of the questions and notes shown with what is stored. */
  readonly visible: ReadonlySet<string>;
  readonly before: YearBefore | null;
}

type Of = Pick<PartnerView, 'sections' | 'visible' | 'response'>;

/** A section's form. In a first exercise it is the section's questions and nothing else. */
export function notedSection(view: Of, section: Section, before: YearBefore | null): NotedForm {
  return noted(view, section.questions, [section], before);
}

/** The form of some questions, wherever they stand; what belongs to a whole section is not asked there. */
export function notedQuestions(
  view: Of,
  questions: readonly Question[],
  before: YearBefore | null,
): NotedForm {
  const form = noted(view, questions, view.sections, before);
  return { ...form, questions: form.questions.filter(({ name }) => noteNamed(name)?.kind !== 'example') };
}

/** Everything shown on any form of the response: what the script of an open page is told. */
export function visibleOn(view: Of, before: YearBefore | null): ReadonlySet<string> {
  if (!before) return view.visible;
  const shown = notesShown(view.sections, view.visible, view.response.answers, before);
  return new Set([...view.visible, ...shown]);
}

function noted(
  view: Of,
  own: readonly Question[],
  sections: readonly Section[],
  before: YearBefore | null,
): NotedForm {
  const { answers } = view.response;
  if (!before) return { questions: own, stored: answers, visible: view.visible, before };
  const notes = new Map(notesOf(sections, before).map((note) => [noteName(note), note]));
  const beside = (name: string): readonly Question[] => {
    const note = notes.get(name);
    return note ? [noteQuestion(note, before.year)] : [];
  };
  const questions = [
    ...own.flatMap((question) => [question, ...beside(noteName({ kind: 'changed', about: question.name }))]),
    ...sections.flatMap(({ name }) => beside(noteName({ kind: 'example', about: name }))),
  ];
  return {
    questions,
    stored: new Map([...answers, ...before.notes]),
    visible: visibleOn({ sections, visible: view.visible, response: view.response }, before),
    before,
  };
}
