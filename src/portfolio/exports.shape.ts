import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';
import { language } from '../initiatives/fields.shape.js';

/** What can be asked for: one table as CSV, or all of them as a workbook. */
export const EXPORT_FILES = [
  'workbook',
  'answers',
  'wide',
  'codings',
  'findings',
  'changes',
  'codebook',
] as const;

export const exportForm = z.strictObject({
  _csrf: csrfField,
  file: z.enum(EXPORT_FILES),
  which: z.enum(['current', 'accepted']),
  language,
});
export type ExportForm = z.output<typeof exportForm>;
