/// <reference lib="es2024.string" />
import { boundsFor } from './number-bounds.js';
import type { Bounds } from './number-bounds.js';
import type { Respondent, TextQuestion } from './questionnaire.js';
import { NOTHING_WRONG, quote, wrong, wrongShape } from './wrong.js';
import type { Wrong } from './wrong.js';

/** One @, no blanks or signs by which a mail header could be split; a point in the domain. Runs in linear time. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u;
const LINK = /^https?:\/\/[^\s/?#]/i;
// The URL parser silently drops or mends these; stored would then not be what is followed.
const UNFIT_IN_LINK = /[\s\p{Cc}\\"<>`{}]/u;

/** Any text: characters that survive storage and every output, and no more than `maxLength` code points. */
export function wrongInText(value: unknown, maxLength: number): readonly Wrong[] {
  if (typeof value !== 'string' || value === '') return wrongShape(value, 'text');
  if (!isReadable(value)) return wrong('unreadable-text');
  if (value.length > maxLength) {
    const length = codePoints(value);
    if (length > maxLength) return wrong('too-long', { max: maxLength, length });
  }
  return NOTHING_WRONG;
}

export function wrongInTextQuestion(
  question: TextQuestion,
  value: unknown,
  respondent: Respondent,
): readonly Wrong[] {
  if (question.inputType === 'number') {
    return wrongInNumber(value, boundsFor(question, respondent), question.wholeNumber);
  }
  const found = wrongInText(value, question.maxLength);
  if (found.length > 0 || typeof value !== 'string') return found;
  switch (question.inputType) {
    case 'text':
      return NOTHING_WRONG;
    case 'date':
      return isRealDate(value) ? NOTHING_WRONG : wrong('not-a-date', { value: quote(value) });
    case 'url':
      return isLink(value) ? NOTHING_WRONG : wrong('not-a-link', { value: quote(value) });
    case 'email':
      return isAddress(value) ? NOTHING_WRONG : wrong('not-an-address', { value: quote(value) });
    default:
      return question.inputType satisfies never;
  }
}

/** Bounds included. Beyond 2^53 - 1 a number does not come out of storage as it went in. */
export function wrongInNumber(value: unknown, { min, max }: Bounds, whole: boolean): readonly Wrong[] {
  if (typeof value === 'string' && value !== '') return wrong('not-a-number', { value: quote(value) });
  if (typeof value !== 'number') return wrongShape(value, 'number');
  if (!Number.isFinite(value)) return wrong('not-a-number', { value: String(value) });
  const least = min ?? Number.MIN_SAFE_INTEGER;
  const most = max ?? Number.MAX_SAFE_INTEGER;
  if (value < least) return wrong('too-small', { min: least });
  if (value > most) return wrong('too-large', { max: most });
  return whole && !Number.isInteger(value) ? wrong('not-whole') : NOTHING_WRONG;
}

/** U+0000 is refused by PostgreSQL; a lone surrogate is no character and turns into another one in UTF-8. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** `YYYY-MM-DD` of a day that exists in the Gregorian calendar, years 1000 to 9999. */
export function isRealDate(text: string): boolean {
  const parts = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  // A day too many runs over into another month.
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

function isLink(text: string): boolean {
  return LINK.test(text) && !UNFIT_IN_LINK.test(text) && URL.canParse(text);
}

function isAddress(text: string): boolean {
  const domain = text.slice(text.indexOf('@') + 1);
  return ADDRESS.test(text) && domain.includes('.') && !domain.startsWith('.') && !domain.endsWith('.');
}

function codePoints(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}
