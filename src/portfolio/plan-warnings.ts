import type { Exercise } from '../exercises/exercise.js';
import { missingToOpen } from '../exercises/opening.js';
import { yearInstead } from '../exercises/skipped-year.js';
import type { Initiative } from '../initiatives/initiative.js';
import { LANGUAGES, type Language, type PartialTexts } from '../language.js';
import type { ProblemPlace } from '../problem.js';

/** What an initiative lacks before an exercise of it can open, each with a pointer into its document. */
export function warningsOf(initiative: Pick<Initiative, 'entities'>): readonly ProblemPlace[] {
  return missingToOpen(initiative);
}

/**
 * Planned exercises that the last published decision no longer asks for: a correction of a report may change the year of
 * the next exercise, or say that there is none, and the one planned before stays until somebody cancels it. Where the
 * year was skipped, the one planned instead is the one asked for.
 */
export function plannedAgainstDecision(exercises: readonly Exercise[]): readonly Exercise[] {
  const last = exercises.filter(({ publishedAt }) => publishedAt !== null).at(-1);
  if (!last?.decision) return [];
  const { planned } = last.decision;
  const year = last.decision.year === null ? null : yearInstead(exercises, last.decision.year);
  return exercises.filter(
    (one) => one.state === 'planned' && one.number > last.number && (!planned || one.year !== year),
  );
}

/** A text that partners read, which one of the languages lacks. */
export type PartnersText = 'name' | 'challenge';

/** Texts of an initiative that partners who read this language will see in another one. */
export function missingTexts(
  initiative: Pick<Initiative, 'name' | 'challenge'>,
  language: Language,
): readonly PartnersText[] {
  const lacks = (texts: PartialTexts) => !texts[language];
  return (['name', 'challenge'] as const).filter((text) => lacks(initiative[text]));
}

/** How many people will be written to in each language. */
export function contactsByLanguage(
  initiative: Pick<Initiative, 'entities'>,
): Readonly<Record<Language, number>> {
  const all = initiative.entities.flatMap(({ contacts }) => contacts);
  const count = (language: Language) => all.filter((contact) => contact.language === language).length;
  return Object.fromEntries(LANGUAGES.map((language) => [language, count(language)])) as Record<
    Language,
    number
  >;
}
