import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';
import { canBeSaid, checkWords, type WordFault } from './check-words.js';
import { MOST_WORDS, printedApostrophes, wordCount, type ShownKind } from './mail-examples.js';
import { paragraphsOf } from './mail-words.js';
import type { OwnWords } from './own-words.js';

/** The words of a form: apostrophes and blank lines as they are printed. */
export function typedWords(
  kind: ShownKind,
  {
    subject,
    body,
    button = '',
  }: Pick<OwnWords, 'subject' | 'body'> & { readonly button?: string | undefined },
): OwnWords {
  return {
    subject: printedApostrophes(subject).trim(),
    body: printedApostrophes(paragraphsOf(body).join('\n\n')),
    button: kind.words.en.button === '' ? '' : printedApostrophes(button).trim(),
  };
}

export interface CheckedWords {
  readonly faults: readonly WordFault[];
  /** May they be shown as a mail, whatever is wrong? */
  readonly isReadable: boolean;
  /** How many words the mail has, where it is too many. */
  readonly tooMany: number | null;
}

/** All that is to be said of what was typed. */
export function checkTyped(kind: ShownKind, language: Language, typed: OwnWords): CheckedWords {
  const words = { ...kind.words[language], ...typed };
  const faults = checkWords(words, kind, language);
  const isReadable = !faults.some(({ key }) => key === 'place') && canBeSaid(words, kind);
  const count = isReadable ? wordCount(kind.example(language, words)) : 0;
  return { faults, isReadable, tooMany: count > MOST_WORDS ? count : null };
}

/** What is wrong, by field, in the reader's language; that it is long only until somebody has said that it shall be. */
export function toldFaults(
  language: Language,
  { faults, tooMany }: CheckedWords,
  mayBeLong: boolean,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { field, key, params } of faults) {
    const text = pageText(language, `words.${key}`, params);
    told.set(field, [told.get(field), text].filter(Boolean).join(' '));
  }
  if (tooMany !== null && !mayBeLong) {
    told.set('long', pageText(language, 'messages.tooLong', { count: tooMany, most: MOST_WORDS }));
  }
  return told;
}
