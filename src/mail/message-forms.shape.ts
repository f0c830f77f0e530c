import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { LANGUAGES } from '../language.js';

/** Year of a window. */
export const windowField = z
  .string()
  .regex(/^2[01]\d\d$/, 'Write the year of a window, such as 2021')
  .transform(Number);

export const kindField = z.string().regex(/^[a-z0-9-]{1,30}$/, 'Write a kind of mail, such as invitation');

const place = { _csrf: csrfField, kind: kindField, language: z.enum(LANGUAGES) };

/** A text as it was typed; the page says what is wrong with it, beside the field. */
export const textForm = z.strictObject({
  ...place,
  window: windowField,
  revision: revisionField,
  subject: textField,
  body: textField,
  /** Absent where the kind has none. */
  button: textField.optional(),
  /** It may be longer than mails should be. */
  long: z.literal('on').optional(),
  act: z.enum(['preview', 'save', 'test']),
});

export const restoreForm = z.strictObject({
  ...place,
  window: windowField,
  revision: revisionField,
  /** 0 for the words of Expost. */
  version: revisionField,
});

export const testForm = z.strictObject({
  ...place,
  /** Empty where the visitor's grants reach no window. */
  window: z.union([z.literal('').transform(() => undefined), windowField]),
});
