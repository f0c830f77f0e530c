import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';

/** In characters. */
export const LONGEST_NOTE = 2000;

export const yearsQuery = z.strictObject({
  entity: z.string().max(40).optional(),
  /** Only what differs, or everything. */
  show: z.enum(['differing', 'all']).optional(),
  done: z.enum(['kept', 'taken-back']).optional(),
});
export type YearsQuery = z.output<typeof yearsQuery>;

export const markForm = z.strictObject({
  _csrf: csrfField,
  entity: z.string().max(40),
  question: z.string().max(80),
  mark: z.enum(['real', 'wording', 'none']),
  note: textField.default(''),
  revision: revisionField,
});
export type MarkForm = z.output<typeof markForm>;
