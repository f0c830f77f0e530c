import { z } from 'zod';
import { revisionField, textField } from './staff-forms.shape.js';
import { PIN_SIDES, STRENGTH_FACTS } from './weighing.js';

/** In characters. */
export const LONGEST_NOTE = 2000;
export const LONGEST_DISCUSSION = 5000;
export const LONGEST_WORDING = 2000;

const _csrf = z.string().optional();

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

export const discussionForm = z.strictObject({ _csrf, revision: revisionField, text: textField });
export const pinForm = z.strictObject({
  _csrf,
  what: z.string().max(200).default(''),
  side: z.enum(PIN_SIDES).default('for'),
  note: textField.default(''),
});
export const pinnedForm = z.strictObject({ _csrf, pinned: z.enum(['yes', 'no']) });
export const judgementForm = z.strictObject({
  _csrf,
  fact: z.enum(STRENGTH_FACTS),
  holds: z.enum(['yes', 'no', 'computed']),
  reason: textField.default(''),
});
export const weighedForm = z.strictObject({ _csrf, factsHash: z.string().max(64) });
export const draftWordingForm = z.strictObject({
  _csrf,
  revision: revisionField,
  factsHash: z.string().max(64),
  en: textField,
  es: textField,
  fr: textField,
  pt: textField,
  reason: textField,
});
