import { LANGUAGES, type Language } from '../language.js';
import type { PageTextKey } from '../pages/page-text.js';
import type { ReactionKind } from './reaction.js';
import { LONGEST_COMMENT } from './read-reactions.js';

/** What is wrong with a form, and beside which field that is said. */
export interface FieldError {
  readonly key: PageTextKey;
  readonly field: string;
}

/** Longest name of a person, in characters. */
export const LONGEST_NAME = 200;

const wrong = (isWrong: boolean, key: PageTextKey, field: string): readonly FieldError[] =>
  isWrong ? [{ key, field }] : [];

export function replyErrors(
  { text, printed }: { readonly text: string; readonly printed: string },
  entity: string,
): readonly FieldError[] {
  return [
    ...wrong(isNotWithin(text), 'val.error.reply', `reply-${entity}`),
    ...wrong(printed.trim().length > LONGEST_COMMENT, 'val.error.printed', `printed-${entity}`),
  ];
}

export function wordingErrors(
  form: Readonly<Record<Language, string>> & { readonly reason: string },
): readonly FieldError[] {
  return [
    ...LANGUAGES.flatMap((language) =>
      wrong(isNotWithin(form[language]), 'val.error.wording', `wording-${language}`),
    ),
    ...wrong(isNotWithin(form.reason), 'val.error.reason', 'reason'),
  ];
}

interface Recorded {
  readonly kind?: ReactionKind | undefined;
  readonly text: string;
  readonly seen: string;
  readonly language: Language;
  readonly confirmedBy: string;
}

export function recordedErrors({ kind, text, confirmedBy }: Recorded): readonly FieldError[] {
  const needsText = kind === 'comment' || kind === 'disagree';
  const name = confirmedBy.trim();
  return [
    ...wrong(kind === undefined, 'val.error.kind', 'record-kind'),
    ...wrong(
      (needsText && text.trim() === '') || text.trim().length > LONGEST_COMMENT,
      'val.error.text',
      'record-text',
    ),
    ...wrong(
      name === '' || name.length > LONGEST_NAME || name.includes('\n'),
      'val.error.confirmedBy',
      'confirmedBy',
    ),
  ];
}

/** As it is stored; words beside "agree" are a comment. */
export function readRecorded(
  finding: string,
  { kind = 'agree', text, seen, language, confirmedBy }: Recorded,
) {
  const typed = text.trim();
  const isSpoken = kind !== 'withdrawn' && typed !== '';
  return {
    said: {
      finding,
      seen,
      kind: kind === 'agree' && isSpoken ? ('comment' as const) : kind,
      text: isSpoken ? typed : null,
    },
    by: { language, confirmedBy: confirmedBy.trim() },
  };
}

function isNotWithin(text: string): boolean {
  const { length } = text.trim();
  return length === 0 || length > LONGEST_COMMENT;
}
