import { z } from 'zod';
import { isStorable } from '../initiatives/fields.shape.js';
import { LANGUAGES } from '../language.js';

/** In characters. */
export const LONGEST_REASON = 2000;
export const LONGEST_COMMENT = 5000;

const revision = z
  .string()
  .regex(/^\d{1,9}$/, 'Write the revision as a whole number')
  .transform(Number);
/** What was typed, whatever its length: the page says what is wrong with it. */
const typed = z
  .string()
  .max(100_000)
  .refine(isStorable, 'It holds a character that no text can hold')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());
const _csrf = z.string().optional();
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

export const publishForm = z.strictObject({ _csrf, revision, note: typed.default('') });
export const reasonForm = z.strictObject({ _csrf, revision, reason: typed });
export const revisionForm = z.strictObject({ _csrf, revision });
export const decisionForm = z.strictObject({
  _csrf,
  revision,
  planned: z.enum(['yes', 'no']),
  year: z.string().max(10).default(''),
  reason: typed.default(''),
});
export const commentForm = z.strictObject({
  _csrf,
  section: z.string().regex(/^[a-z-]{1,20}$/, 'Name a section of the report'),
  text: typed,
});
export const editForm = z.strictObject({ _csrf, revision, text: typed });
export const stateForm = z.strictObject({ _csrf, revision, state: z.enum(['open', 'resolved']) });
