import { z } from 'zod';
import { isStorable } from '../initiatives/fields.shape.js';

/** In characters. */
export const LONGEST_COMMENT = 5000;

const revision = z
  .string()
  .regex(/^\d{1,9}$/, 'Write the revision as a whole number')
  .transform(Number);
/** What was typed, whatever its length: the page says what is wrong with it. */
const text = z
  .string()
  .max(100_000)
  .refine(isStorable, 'It holds a character that no text can hold')
  .transform((typed) => typed.replace(/\r\n?/g, '\n').trim());
const _csrf = z.string().optional();

export const commentForm = z.strictObject({
  _csrf,
  question: z.string().regex(/^([a-z][a-z0-9_]{0,63})?$/, 'Name a question of the questionnaire'),
  text,
});
export const commentEditForm = z.strictObject({ _csrf, revision, text });
export const commentStateForm = z.strictObject({ _csrf, revision, state: z.enum(['open', 'resolved']) });
