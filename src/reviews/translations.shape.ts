import { z } from 'zod';
import { language } from '../initiatives/fields.shape.js';
import { TRANSLATION_MAKERS } from './translation.js';

const revision = z
  .string()
  .regex(/^\d{1,9}$/, 'Write the revision as a whole number')
  .transform(Number);

export const translationsQuery = z.strictObject({
  entity: z.string().max(40).optional(),
  to: language.optional(),
  done: z.enum(['kept', 'taken-back']).optional(),
});
export type TranslationsQuery = z.output<typeof translationsQuery>;

export const translationForm = z.strictObject({
  _csrf: z.string().optional(),
  entity: z.string().max(40),
  question: z.string().max(80),
  place: z.string().max(80),
  to: language,
  text: z.string().default(''),
  madeBy: z.enum(TRANSLATION_MAKERS),
  revision,
  answerRevision: revision,
});
export type TranslationForm = z.output<typeof translationForm>;
