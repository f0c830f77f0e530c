import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { LANGUAGES } from '../language.js';

/** In characters. */
export const LONGEST_REASON = 2000;
export const LONGEST_COMMENT = 5000;

/** What was typed, whatever its length: the page says what is wrong with it. */
const typed = textField.transform((text) => text.trim());
const language = z.enum(LANGUAGES).optional();

export const DONE = [
  'published',
  'correcting',
  'withdrawn',
  'reinstated',
  'decided',
  'commented',
  'edited',
  'resolved',
  'reopened',
] as const;
export const reportPageQuery = z.strictObject({ language, done: z.enum(DONE).optional() });

export const publishForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  note: typed.default(''),
});
export const reasonForm = z.strictObject({ _csrf: csrfField, revision: revisionField, reason: typed });
export const revisionForm = z.strictObject({ _csrf: csrfField, revision: revisionField });
export const decisionForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  planned: z.enum(['yes', 'no']),
  year: z.string().max(10).default(''),
  reason: typed.default(''),
});
export const commentForm = z.strictObject({
  _csrf: csrfField,
  section: z.string().regex(/^[a-z-]{1,20}$/, 'Name a section of the report'),
  text: typed,
});
export const editForm = z.strictObject({ _csrf: csrfField, revision: revisionField, text: typed });
export const stateForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  state: z.enum(['open', 'resolved']),
});
