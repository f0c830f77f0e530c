import { z } from 'zod';
import { textField } from '../../http/form.shape.js';
import { LANGUAGES } from '../../language.js';

/** What a link to the form chooses in advance; what it does not know is as if nothing were chosen. */
export const followQuery = z.object({
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  initiative: z.string().max(100).optional().catch(undefined),
  window: z.string().max(10).optional().catch(undefined),
});

export const languageQuery = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });

export const followForm = z.strictObject({
  topic: textField.optional(),
  email: textField.optional(),
  language: z.enum(LANGUAGES),
  /** The version of the text that was read. */
  text: textField.optional(),
  agree: z.literal('yes').optional(),
});

/** A button and nothing else. */
export const pressForm = z.strictObject({ language: z.enum(LANGUAGES).optional() }).nullish();

export const leaveForm = z.strictObject({
  subscription: textField,
  language: z.enum(LANGUAGES).optional(),
});

/**
 * What the button of the page sends, or a mail program by itself (RFC 8058): that as a plain or as a multipart form, in
 * which a field is an object.
 */
export const unsubscribeForm = z
  .strictObject({
    language: z.enum(LANGUAGES).optional(),
    'List-Unsubscribe': z
      .union([z.literal('One-Click'), z.looseObject({ value: z.literal('One-Click') })])
      .optional(),
  })
  .nullish();
