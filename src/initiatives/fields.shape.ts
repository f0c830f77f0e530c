import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import { LANGUAGES, type Language } from '../language.js';
import { isMailAddress } from '../mail/mail-address.js';
import { isCivilDate } from './civil-date.js';
import { isTimeZone } from './time-zone.js';

const storable = z
  .string()
  .refine(isStorable, 'Remove U+0000 and lone surrogates: they are not characters a text can hold');

/** Text of one line. */
export const line = (most: number) =>
  storable
    .max(most, `Write at most ${most} characters`)
    .refine((text) => text.trim() !== '', 'Write something')
    .refine((text) => !/[\r\n]/.test(text), 'Write it on one line');

/** Text of any number of lines, not empty. */
export const paragraph = (most: number) =>
  storable
    .max(most, `Write at most ${most} characters`)
    .refine((text) => text.trim() !== '', 'Write something');

/** A text of an initiative in at least one of the four languages. */
export const partialTexts = (most: number) =>
  z
    .strictObject({
      en: paragraph(most).optional(),
      es: paragraph(most).optional(),
      fr: paragraph(most).optional(),
      pt: paragraph(most).optional(),
    } satisfies Record<Language, unknown>)
    .refine(
      (texts) => Object.keys(texts).length > 0,
      `Give it in at least one language: ${LANGUAGES.join(', ')}`,
    );

export const language = z.enum(LANGUAGES, `Write one of ${LANGUAGES.join(', ')}`);

export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'Write the IANA name of a time zone, such as America/La_Paz');

export const civilDate = z.string().refine(isCivilDate, 'Write a day that exists, such as 2023-04-24');

export const mailAddress = z
  .string()
  .refine(isMailAddress, 'Write one plain mail address, such as ana@example.org, without a name around it');

/** Why somebody takes a step that others will ask about. */
export const reason = paragraph(2000);
