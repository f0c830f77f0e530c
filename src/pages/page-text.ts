import type { Language } from '../language.js';
import { formatMessage, type MessageParams } from '../message.js';
import { en } from './messages/en/en.js';
import { es } from './messages/es/es.js';
import { fr } from './messages/fr/fr.js';
import { pt } from './messages/pt/pt.js';

export type PageTextKey = keyof typeof en;
export type PageMessages = Readonly<Record<PageTextKey, string>>;

/** Every text of the pages; a key that is missing in a language does not compile. */
export const PAGE_MESSAGES: Readonly<Record<Language, PageMessages>> = { en, es, fr, pt };

/**
 * One text of the pages in the reader's language. A text without a placeholder is returned as it stands, which spares
 * the formatter on most of a page's texts. Throws where a parameter is missing.
 */
export function pageText(language: Language, key: PageTextKey, params?: MessageParams): string {
  const pattern = PAGE_MESSAGES[language][key];
  return params || pattern.includes('{') ? formatMessage(pattern, language, params) : pattern;
}

export function isPageTextKey(key: string): key is PageTextKey {
  return Object.hasOwn(en, key);
}

/** Names of the four languages, each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
};
