import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { language } from '../initiatives/fields.shape.js';
import { TRANSLATION_MAKERS } from './translation.js';

export const translationsQuery = z.strictObject({
  entity: z.string().max(40).optional(),
  to: language.optional(),
  done: z.enum(['kept', 'taken-back']).optional(),
});
export type TranslationsQuery = z.output<typeof translationsQuery>;

export const translationForm = z.strictObject({
  _csrf: csrfField,
  entity: z.string().max(40),
  question: z.string().max(80),
  place: z.string().max(80),
  to: language,
  text: textField.default(''),
  madeBy: z.enum(TRANSLATION_MAKERS),
  revision: revisionField,
  answerRevision: revisionField,
});
export type TranslationForm = z.output<typeof translationForm>;
