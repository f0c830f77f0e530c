import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { PIN_SIDES, STRENGTH_FACTS } from './weighing.js';

/** In characters. */
export const LONGEST_NOTE = 2000;
export const LONGEST_DISCUSSION = 5000;
export const LONGEST_WORDING = 2000;

export const WEIGH_DONE = [
  'discussed',
  'undiscussed',
  'pinned',
  'unpinned',
  'judged',
  'unjudged',
  'weighed',
  'worded',
] as const;
export const findingQuery = z.strictObject({
  done: z.enum(WEIGH_DONE).optional(),
  /** The pin just taken away: it can be put back. */
  undo: z.string().max(36).optional(),
});

export const discussionForm = z.strictObject({ _csrf: csrfField, revision: revisionField, text: textField });
export const pinForm = z.strictObject({
  _csrf: csrfField,
  what: z.string().max(200).default(''),
  side: z.enum(PIN_SIDES).default('for'),
  note: textField.default(''),
});
export const pinnedForm = z.strictObject({ _csrf: csrfField, pinned: z.enum(['yes', 'no']) });
export const judgementForm = z.strictObject({
  _csrf: csrfField,
  fact: z.enum(STRENGTH_FACTS),
  holds: z.enum(['yes', 'no', 'computed']),
  reason: textField.default(''),
});
export const weighedForm = z.strictObject({ _csrf: csrfField, factsHash: z.string().max(64) });
export const draftWordingForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  factsHash: z.string().max(64),
  en: textField,
  es: textField,
  fr: textField,
  pt: textField,
  reason: textField,
});
