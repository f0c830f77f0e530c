/** The four languages of the programme, in the order in which pages offer them. */
export const LANGUAGES = ['en', 'es', 'fr', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that exists in every language: what we write ourselves. */
export type Texts = Readonly<Record<Language, string>>;

/** A text of an initiative, which may lack languages. */
export type PartialTexts = Readonly<Partial<Record<Language, string>>>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The text in the language asked for, else in English, else in the first language there is (`domain.md`, section 4:
 * a missing text falls back to English with its language marked). An empty string counts as missing.
 */
export function textIn(
  texts: PartialTexts,
  language: Language,
): { readonly text: string; readonly language: Language } {
  for (const candidate of [language, 'en' as const, ...LANGUAGES]) {
    const text = texts[candidate];
    if (text) return { text, language: candidate };
  }
  return { text: '', language };
}
