import { LANGUAGES } from '../language.js';
import type { Language, Texts } from '../language.js';

/** Variables that conditions may use beside the questions' own names. */
export const VARIABLES = ['role', 'challenge', 'exerciseYear', 'exerciseNumber'] as const;
export type Variable = (typeof VARIABLES)[number];

/** Variables that read well as words in a title; `role` is a code and would not. */
export const PIPED = ['challenge', 'exerciseYear', 'exerciseNumber'] as const satisfies readonly Variable[];

const LONGEST_TEXT = 2_000;
const PLACEHOLDER = /\{[^{}]*\}/g;
// A bracket that opens a tag or a comment; "< 5" is an honest text.
const MARKUP = /<[a-z/!]/i;

/** Key of a language in a SurveyJS text: English stands under `default`. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'default' : language;
}

/** The four texts of a checked definition. */
export function toTexts(localized: Readonly<Record<string, string>>): Texts {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, localized[localeOf(language)] ?? '']),
  ) as unknown as Texts;
}

/** Why this is no complete text in the four languages; empty where it is. `pipes`: may it quote variables? */
export function textReasons(value: unknown, pipes: boolean): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return ['must be a text in all languages: { "default", "es", "fr", "pt" }'];
  }
  const given = value as Record<string, unknown>;
  const locales = LANGUAGES.map(localeOf);
  const unknown = Object.keys(given).filter((locale) => !locales.includes(locale));
  return [
    ...unknown.map((locale) => `has the unknown language "${locale}"`),
    ...locales.flatMap((locale) => oneTextReasons(locale, given[locale], pipes)),
    ...(pipes ? unlikeReasons(given, locales) : []),
  ];
}

function oneTextReasons(locale: string, text: unknown, pipes: boolean): readonly string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`lacks the language "${locale}"`];
  const reasons: string[] = [];
  if (text.length > LONGEST_TEXT) reasons.push(`is longer than ${LONGEST_TEXT} characters in "${locale}"`);
  if (MARKUP.test(text)) reasons.push(`holds markup in "${locale}"; texts are plain`);
  const rest = pipes ? text.replace(PLACEHOLDER, (found) => (isPiped(found) ? '' : found)) : text;
  if (/[{}]/.test(rest)) {
    const allowed = pipes
      ? `only ${PIPED.map((name) => `{${name}}`).join(', ')} may be quoted`
      : 'no piping here';
    reasons.push(`holds braces in "${locale}": ${allowed}`);
  }
  return reasons;
}

/** A translation that forgets the quoted challenge asks another question than its original. */
function unlikeReasons(given: Record<string, unknown>, locales: readonly string[]): readonly string[] {
  const quotedIn = (locale: string): string =>
    (String(given[locale]).match(PLACEHOLDER) ?? []).toSorted().join();
  return locales
    .filter((locale) => typeof given[locale] === 'string' && quotedIn(locale) !== quotedIn('default'))
    .map((locale) => `quotes other variables in "${locale}" than in "default"`);
}

function isPiped(placeholder: string): boolean {
  return PIPED.some((name) => `{${name}}` === placeholder);
}
