import type { Language } from '../language.js';
import type { MailContent } from './mail-kind.js';
import type { MailText, MailWords } from './mail-words.js';
import type { Facts } from './word-cases.js';

/** A kind of mail, as far as its words and how they read are concerned. */
export interface ShownKind extends MailText {
  example(language: Language, words: MailWords): MailContent;
}

/** What a mail may have, in words (`pages-and-report.md`, section 5). */
export const MOST_WORDS = 120;

/** The value of each placeholder in the kind's example. */
export function examplesOf(kind: ShownKind, language: Language): Facts {
  const valueOf = (name: string) =>
    kind.example(language, { subject: `{${name}}`, body: '', button: '', inText: '' }).subject;
  return Object.fromEntries(kind.placeholders.map((name) => [name, valueOf(name)]));
}

/** How many words a reader reads: all of the text but the address of a link. */
export function wordCount({ text }: Pick<MailContent, 'text'>): number {
  return text.replace(/https?:\S+/g, '').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/**
 * Apostrophes as they are printed. In a message a straight one before a brace would make the placeholder a plain text
 * (`l'{initiative}`), which nobody who writes French means.
 */
export function printedApostrophes(text: string): string {
  return text.replace(/(^|[\s([{«“"])'/gu, '$1‘').replaceAll("'", '’');
}
