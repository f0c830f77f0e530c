import type { Language, PartialTexts } from '../language.js';
import { textIn } from '../language.js';
import { formatMessage, type MessageParams } from '../message.js';

/** ICU messages by key, of one language: `reports/wording/<language>.json`. */
export type Messages = Readonly<Record<string, string>>;

// Portuguese is written as in Portugal, English dates as in Europe (24 April 2023).
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', fr: 'fr', pt: 'pt-PT' };

/** One language's way to say things: messages, lists of names, dates, numbers, money, countries. */
export interface Speech {
  readonly language: Language;
  /** Throws where the message is missing: a hole in the wording must fail a test, not a reader. */
  readonly say: (key: string, params?: MessageParams) => string;
  readonly has: (key: string) => boolean;
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string;
  /** "A; B; C", for items that hold commas themselves. */
  readonly series: (items: readonly string[]) => string;
  /** Own text in this language, else as it falls back. */
  readonly textOf: (texts: PartialTexts) => string;
  /** Civil dates `YYYY-MM-DD`. */
  readonly date: (civil: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly months: (from: string, to: string) => string;
  readonly number: (value: number) => string;
  /** Whole units of an ISO 4217 currency. */
  readonly money: (value: number, currency: string) => string;
  /** Name of an ISO 3166-1 country; the code itself where there is none. */
  readonly country: (code: string) => string;
  readonly languageName: (language: Language) => string;
}

export function speechIn(language: Language, messages: Messages): Speech {
  const locale = LOCALES[language];
  const say = (key: string, params: MessageParams = {}) => {
    const pattern = Object.hasOwn(messages, key) ? messages[key] : undefined;
    if (pattern === undefined) throw new Error(`reports/wording/${language}.json has no message "${key}".`);
    return formatMessage(pattern, language, params);
  };
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const month = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const instant = (civil: string) => new Date(`${civil}T00:00:00Z`);
  // French writes the first of a month as an ordinal, which the formatter does not know.
  const joined = (parts: readonly { readonly type: string; readonly value: string }[]) =>
    parts
      .map(({ type, value }) => (language === 'fr' && type === 'day' && value === '1' ? '1er' : value))
      .join('');
  const range = (style: Intl.DateTimeFormatOptions, from: string, to: string) =>
    joined(new Intl.DateTimeFormat(locale, style).formatRangeToParts(instant(from), instant(to)));
  return {
    language,
    say,
    has: (key) => Object.hasOwn(messages, key),
    list: (items) => lists.format(items),
    series: (items) => items.join(say('list.separator')),
    textOf: (texts) => textIn(texts, language).text,
    date: (civil) => joined(new Intl.DateTimeFormat(locale, long).formatToParts(instant(civil))),
    period: (from, to) => range(long, from, to),
    months: (from, to) => range(month, from, to),
    number: (value) => new Intl.NumberFormat(locale, { useGrouping: 'min2' }).format(value),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value),
    country: (code) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code,
    languageName: (named) => new Intl.DisplayNames(locale, { type: 'language' }).of(named) ?? named,
  };
}
