import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.js';

export type MessageParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * Words one ICU message (plurals, selects) as plain text; markup in it or in its parameters stays text.
 * Throws where the pattern does not parse or a parameter is missing: a wrong message must fail a test, not a reader.
 */
export function formatMessage(pattern: string, language: Language, params: MessageParams = {}): string {
  const key = `${language} ${pattern}`;
  let message = compiled.get(key);
  if (!message) {
    // A tag in a message would make the formatter look for a function to render it.
    message = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(params));
}
