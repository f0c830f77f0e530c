import type { Language } from '../language.js';
import { formatMessage, type MessageParams } from '../message.js';

/** What a kind of mail says in one language: ICU messages with placeholders such as `{initiative}`. */
export interface MailWords {
  readonly subject: string;
  /** Paragraphs separated by a blank line; one that reads `{button}` is where the button stands, else at the end. */
  readonly body: string;
  /** On the button; empty for a kind without one. */
  readonly button: string;
  /** Says in the plain text what the address is for; empty for a kind without a button. */
  readonly inText: string;
}

/** The words of a kind of mail, and what they can be filled with. */
export interface MailText {
  readonly words: Readonly<Record<Language, MailWords>>;
  /** Names of the facts that any of its words may use. */
  readonly placeholders: readonly string[];
  /** Those without which the mail would not say what it is for: in the subject or in the body. */
  readonly required: readonly string[];
}

/** Finished sentences, to be put into a frame. */
export interface SaidWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Paragraphs after the button. */
  readonly after: readonly string[];
  readonly button: string;
  readonly inText: string;
}

/** Where the button stands, as a paragraph of its own. */
export const BUTTON_PLACE = '{button}';

/** Fills the words; a paragraph that comes out empty is left out. Throws where a pattern does not parse. */
export function sayWords(words: MailWords, language: Language, params: MessageParams): SaidWords {
  const say = (pattern: string) => formatMessage(pattern, language, params);
  const [before, after] = aroundButton(words.body);
  return {
    subject: say(words.subject),
    paragraphs: paragraphsOf(say(before)),
    after: paragraphsOf(say(after)),
    button: say(words.button),
    inText: say(words.inText),
  };
}

/** What a body says before its button and after it. */
export function aroundButton(body: string): readonly [string, string] {
  const paragraphs = paragraphsOf(body);
  const place = paragraphs.indexOf(BUTTON_PLACE);
  if (place < 0) return [paragraphs.join('\n\n'), ''];
  return [paragraphs.slice(0, place).join('\n\n'), paragraphs.slice(place + 1).join('\n\n')];
}

/** A body of these paragraphs. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.join('\n\n');
}

/** A text cut at its blank lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[\t ]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
