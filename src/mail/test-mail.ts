import { LANGUAGES, type Language } from '../language.js';
import { Problem } from '../problem.js';
import type { MailKind, MailKinds } from './mail-kinds.service.js';
import type { MailWords } from './mail-words.js';
import type { MailRow } from './mail.entity.js';
import type { OwnWords } from './own-words.js';

/** What is tried, kept with the mail: words of a kind, saved or only typed. No fact of anybody. */
export interface TestParams {
  readonly about: string;
  readonly window: number | null;
  readonly words: MailWords;
  /** Of the version from which words were typed that nobody has saved; null for what is sent. */
  readonly revision: number | null;
}

/** What was typed when a test was sent, so that it still stands in the form; null where it belongs elsewhere. */
export function typedIn(
  { params, language }: Pick<MailRow, 'params' | 'language'>,
  place: { readonly window: number | null; readonly kind: string; readonly language: Language },
): { readonly typed: OwnWords; readonly basedOn: number } | null {
  const { about, window, words, revision } = params as unknown as TestParams;
  const isHere = about === place.kind && window === place.window && language === place.language;
  if (!isHere || revision === null) return null;
  const { subject, body, button } = words;
  return { typed: { subject, body, button }, basedOn: revision };
}

export const TEST_MAIL = 'test';

const NONE: MailWords = { subject: '', body: '', button: '', inText: '' };

/** A kind of mail as it reads to somebody invented, marked as a test; its link leads nowhere. */
export function testMail(kinds: Pick<MailKinds, 'get'>): MailKind {
  return {
    kind: TEST_MAIL,
    isTest: true,
    isEditable: false,
    placeholders: [],
    required: [],
    words: Object.fromEntries(LANGUAGES.map((language) => [language, NONE])) as Record<Language, MailWords>,
    example: () => ({ subject: '', text: '', html: '' }),
    render: ({ params, language }) => {
      const { about, words } = params as unknown as TestParams;
      const kind = kinds.get(about);
      if (!kind) return Promise.reject(new Problem('not-found'));
      const { subject, text, html } = kind.example(language, words);
      return Promise.resolve({ subject: `[Test] ${subject}`, text, html, replyTo: null });
    },
  };
}
