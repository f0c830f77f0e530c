import type { Language } from '../language.js';
import { canBeSaid } from './check-words.js';
import type { ShownKind } from './mail-examples.js';
import type { MailWords } from './mail-words.js';

/** What a window may word itself; what stands before the bare address in the plain text stays ours. */
export type OwnWords = Pick<MailWords, 'subject' | 'body' | 'button'>;

/** Of which window, kind and language. */
export interface TextPlace {
  readonly window: number;
  readonly kind: string;
  readonly language: Language;
}

export function textKey({ kind, language }: Pick<TextPlace, 'kind' | 'language'>): string {
  return `${kind} ${language}`;
}

/** One version of a window's words. */
export interface StoredText {
  readonly revision: number;
  /** Null: back to the words of Expost. */
  readonly own: OwnWords | null;
  readonly actor: string;
  readonly at: string;
}

type Worded = Pick<ShownKind, 'words' | 'placeholders'>;

/** The words that are sent: the window's, unless there are none or they ask for what this kind no longer knows. */
export function wordsThatCount(kind: Worded, language: Language, own: OwnWords | null): MailWords {
  const ours = kind.words[language];
  if (own === null) return ours;
  const words = { ...ours, ...own };
  return canBeSaid(words, kind) ? words : ours;
}

export function isSame(a: OwnWords, b: OwnWords): boolean {
  return a.subject === b.subject && a.body === b.body && a.button === b.button;
}

/** What is to be kept: null where the words are those of Expost anyway. */
export function ownOf(
  kind: Worded,
  language: Language,
  { subject, body, button }: OwnWords,
): OwnWords | null {
  return isSame(kind.words[language], { subject, body, button }) ? null : { subject, body, button };
}
