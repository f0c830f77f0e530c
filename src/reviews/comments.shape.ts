import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';

/** In characters. */
export const LONGEST_COMMENT = 5000;

/** What was typed, whatever its length: the page says what is wrong with it. */
const text = textField.transform((text) => text.trim());

export const commentForm = z.strictObject({
  _csrf: csrfField,
  question: z.string().regex(/^([a-z][a-z0-9_]{0,63})?$/, 'Name a question of the questionnaire'),
  text,
});
export const commentEditForm = z.strictObject({ _csrf: csrfField, revision: revisionField, text });
export const commentStateForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  state: z.enum(['open', 'resolved']),
});
