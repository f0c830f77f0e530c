import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import { LANGUAGES } from '../language.js';
import { isMailAddress } from '../mail/mail-address.js';

/** What every form on the way in carries along. */
export const goingOnFields = {
  next: z.string().max(500).optional(),
  resume: z.string().max(1_300_000).optional(),
  language: z.enum(LANGUAGES).optional(),
};

export const signInQuery = z.object({
  next: z.string().optional(),
  lang: z.enum(LANGUAGES).optional().catch(undefined),
});

export const signInForm = z.strictObject({
  token: z.string().max(500).optional(),
  email: z.string().max(500).optional(),
  password: z.string().max(2000).optional(),
  ...goingOnFields,
});

export const codeForm = z.strictObject({ code: z.string().max(100), ...goingOnFields });

/** Typed by hand: checked where it can be said beside the field what is wrong. */
export const joinForm = z.strictObject({
  name: z.string().max(500).optional(),
  email: z.string().max(500).optional(),
  password: z.string().max(2000),
  code: z.string().max(100),
  language: z.enum(LANGUAGES),
});

/** The address as it is kept; null where it is none. */
export function addressIn(typed: string | undefined): string | null {
  const address = (typed ?? '').trim();
  return isMailAddress(address) ? address : null;
}

/** The name as it is kept; null where none can be, such as an empty one. */
export function nameIn(typed: string | undefined): string | null {
  const name = (typed ?? '').trim();
  return name !== '' && name.length <= 200 && isStorable(name) ? name : null;
}
