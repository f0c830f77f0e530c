import type { Section } from '../questionnaires/questionnaire.js';
import type { StoredAnswer } from './response.js';

export type SectionState = 'not-started' | 'in-progress' | 'complete';

export interface SectionProgress {
  readonly name: string;
  readonly minutes: number;
  readonly state: SectionState;
  /** The newest answer of the section, or reason for leaving one out. */
  readonly last: StoredAnswer | null;
}

/** Does the answer say something, or say why nothing can be said? */
export function isGiven(answer: StoredAnswer | undefined): answer is StoredAnswer {
  return answer !== undefined && (answer.value !== null || answer.cannotAnswer !== null);
}

/**
 * How far a section has come, by the questions shown: not started with nothing given; complete once something is given
 * or someone has saved it and no required answer is missing; optional blanks hold nothing up.
 */
export function progressOf(
  section: Section,
  answers: ReadonlyMap<string, StoredAnswer>,
  visible: ReadonlySet<string>,
  required: ReadonlySet<string>,
): SectionProgress {
  const shown = section.questions.filter((question) => visible.has(question.name));
  const stored = shown.flatMap((question) => answers.get(question.name) ?? []);
  const last = stored.reduce<StoredAnswer | null>(
    (newest, one) => (newest && newest.at >= one.at ? newest : one),
    null,
  );
  const missing = shown.some(({ name }) => required.has(name) && (answers.get(name)?.value ?? null) === null);
  const state = !stored.some(isGiven) ? 'not-started' : missing ? 'in-progress' : 'complete';
  return { name: section.name, minutes: section.minutes, state, last };
}
