import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';

const reachFields = {
  _csrf: csrfField,
  reach: z.enum(['all', 'some']).optional(),
  section: z.union([z.string(), z.array(z.string())]).optional(),
};

/** The fields of the two forms; what they say is read by `colleague-form.ts`, so that nothing typed is lost. */
export const reachForm = z.strictObject(reachFields);
export const colleagueForm = z.strictObject({
  ...reachFields,
  name: z.string(),
  post: z.string().optional(),
  email: z.string(),
  language: z.string().optional(),
});
