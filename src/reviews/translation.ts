import type { Language, Texts } from '../language.js';
import type { OpenText } from './open-texts.js';

export const TRANSLATION_MAKERS = ['person', 'machine'] as const;
/** Who translated: a person, or a machine whose words a person put in. */
export type TranslationMaker = (typeof TRANSLATION_MAKERS)[number];

/** Longest translation in characters: twice what the longest answer may have. */
export const LONGEST_TRANSLATION = 10_000;

/** Where a text of an entity stands. */
export interface TextPlace {
  readonly entity: string;
  readonly question: string;
  /** Empty for the whole answer, else such as `0.what`. */
  readonly place: string;
}

export interface Translation {
  readonly language: Language;
  readonly text: string;
  readonly madeBy: TranslationMaker;
  /** Name of the evaluator who put it in. */
  readonly by: string;
  readonly at: string;
  readonly revision: number;
  /** Made for an earlier answer: shown, and not used. */
  readonly isStale: boolean;
}

/** A text that an entity wrote, with its translations by language. */
export interface TranslatedText extends TextPlace, Pick<OpenText, 'text' | 'title' | 'number'> {
  /** What was asked. */
  readonly asked: Texts;
  /** In which it was written; null where nobody knows. */
  readonly written: Language | null;
  readonly answerRevision: number;
  /** The latest of each language; one that was taken back is not among them. */
  readonly translations: readonly Translation[];
  /** Revision of the latest edit by language, taken back or not; none is 0. */
  readonly revisions: Readonly<Partial<Record<Language, number>>>;
}

/** A translation as a report prints it beside the original. */
export interface PrintedTranslation extends TextPlace {
  readonly language: Language;
  readonly text: string;
  readonly madeBy: TranslationMaker;
  readonly by: string;
}

/** What reports may print: no translation of an answer that has changed since, none into its own language. */
export function printedTranslations(texts: readonly TranslatedText[]): readonly PrintedTranslation[] {
  return texts.flatMap(({ entity, question, place, written, translations }) =>
    translations
      .filter(({ isStale, language }) => !isStale && language !== written)
      .map(({ language, text, madeBy, by }) => ({ entity, question, place, language, text, madeBy, by })),
  );
}
