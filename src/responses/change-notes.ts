import { LANGUAGES, type Language, type Texts } from '../language.js';
import { pageText } from '../pages/page-text.js';
import type { CommentQuestion, Question, Section } from '../questionnaires/questionnaire.js';
import { isCompared, yearDifference } from '../questionnaires/year-difference.js';
import type { StoredAnswer } from './response.js';
import type { YearBefore } from './year-before.js';

/** What changed about one question, or an example for the answers of a section that have stayed the same. */
export type NoteKind = 'changed' | 'example';

export interface Note {
  readonly kind: NoteKind;
  /** A question, or a section. */
  readonly about: string;
}

/** A note as it stands, under the name of its field. */
export interface StoredNote extends StoredAnswer {
  /** In which it was written; empty where nobody knows. */
  readonly language: string;
}

/** In characters. */
const LONGEST_NOTE = 2000;

/** Its field's name, which no question can have: names of questions hold no hyphen. */
export function noteName({ kind, about }: Note): string {
  return `${kind}-${about}`;
}

/** The note that a field is for; null where it is a question's. */
export function noteNamed(name: string): Note | null {
  const [, kind, about] = /^(changed|example)-(.{1,80})$/.exec(name) ?? [];
  return kind === undefined || about === undefined ? null : { kind: kind as NoteKind, about };
}

/** The question with which a field goes: a note on a change goes with its question, an example with none. */
export function aboutOf(name: string): string {
  const note = noteNamed(name);
  return note?.kind === 'changed' ? note.about : name;
}

const kept = new Map<string, CommentQuestion>();

/** A note as forms show, read and check it: an optional comment that belongs to no questionnaire. */
export function noteQuestion(note: Note, year: number): CommentQuestion {
  const name = noteName(note);
  const key = `${name} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  const inEvery = (text: (language: Language) => string) =>
    Object.fromEntries(LANGUAGES.map((one) => [one, text(one)])) as unknown as Texts;
  const question: CommentQuestion = {
    type: 'comment',
    name,
    title: inEvery((one) => pageText(one, `previous.ask.${note.kind}`, { year: String(year) })),
    description:
      note.kind === 'example'
        ? inEvery((one) => pageText(one, 'previous.ask.exampleHint', { year: String(year) }))
        : null,
    required: false,
    visibleIf: null,
    requiredIf: null,
    revealedBy: [],
    comparable: false,
    rules: [],
    maxLength: LONGEST_NOTE,
  };
  kept.set(key, question);
  return question;
}

/** Every note these sections may come to ask for, in order: one for each compared question, then the section's own. */
export function notesOf(sections: readonly Section[], before: YearBefore | null): readonly Note[] {
  return sections.flatMap(({ name, questions }) => {
    const compared = questions.filter((question) => isAskable(question, before));
    if (compared.length === 0) return [];
    return [
      ...compared.map((question): Note => ({ kind: 'changed', about: question.name })),
      { kind: 'example', about: name },
    ];
  });
}

function isAskable(question: Question, before: YearBefore | null): boolean {
  const previous = before?.previous.get(question.name);
  return previous !== undefined && previous.value !== null && isCompared(previous.question, question);
}

/** Names of the notes to be asked for with the answers as they stand: where one differs, and where some are the same. */
export function notesShown(
  sections: readonly Section[],
  visible: ReadonlySet<string>,
  answers: ReadonlyMap<string, StoredAnswer>,
  before: YearBefore | null,
): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { name: section, questions } of sections) {
    for (const question of questions) {
      const { name } = question;
      const previous = before?.previous.get(name);
      if (!previous || !visible.has(name)) continue;
      const difference = yearDifference(previous, { question, value: answers.get(name)?.value ?? null });
      if (difference === 'different') shown.add(noteName({ kind: 'changed', about: name }));
      if (difference === 'same') shown.add(noteName({ kind: 'example', about: section }));
    }
  }
  return shown;
}
