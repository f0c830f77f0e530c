import { z } from 'zod';

/** Can a text be stored, sent and printed as it is? PostgreSQL refuses U+0000, and a lone surrogate is no character. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

/** The token of the session, which the gate has checked before the form is read. */
export const csrfField = z.string().optional();

/** A revision in a hidden field. */
export const revisionField = z
  .string()
  .regex(/^\d{1,9}$/, 'Write the revision as a whole number')
  .transform(Number);

/** What was typed, whatever its length: the page says what is wrong with it, beside the field. */
export const textField = z
  .string()
  .max(100_000)
  .refine(isStorable, 'It holds a character that no text can hold')
  .transform((text) => text.replace(/\r\n?/g, '\n'));
