import { z } from 'zod';
import { isStorable } from '../initiatives/fields.shape.js';

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
