import type { PartnerVisitor } from '../accounts/access.js';
import { Problem } from '../problem.js';
import type { Section } from '../questionnaires/questionnaire.js';
import { noteNamed } from './change-notes.js';

/** May this person write in the section? Contacts in all, colleagues in those they were asked for. */
export function writesIn({ colleague }: Pick<PartnerVisitor, 'colleague'>, section: string): boolean {
  return colleague === null || colleague.sections === null || colleague.sections.includes(section);
}

/** The sections in which this person writes, in the questionnaire's order. */
export function ownSections(
  visitor: Pick<PartnerVisitor, 'colleague'>,
  sections: readonly Section[],
): readonly Section[] {
  return sections.filter(({ name }) => writesIn(visitor, name));
}

/** Names of the questions that this person may answer. */
export function ownQuestions(
  visitor: Pick<PartnerVisitor, 'colleague'>,
  sections: readonly Section[],
): ReadonlySet<string> {
  return new Set(
    ownSections(visitor, sections).flatMap(({ questions }) => questions.map(({ name }) => name)),
  );
}

/** May this person write under this name: the answer to a question of their sections, or a note beside one? */
export function mayWrite(
  visitor: Pick<PartnerVisitor, 'colleague'>,
  sections: readonly Section[],
  name: string,
): boolean {
  const note = noteNamed(name);
  if (note?.kind === 'example') return writesIn(visitor, note.about);
  return ownQuestions(visitor, sections).has(note?.about ?? name);
}

/** Submitting, and taking it back, is for the contacts: problem `not-found` for a colleague. */
export function assertSubmits({ colleague }: Pick<PartnerVisitor, 'colleague'>): void {
  if (colleague !== null) throw new Problem('not-found');
}
