import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import { language, line } from '../initiatives/fields.shape.js';

/** Answers and reasons by question name; what they must be is the questionnaire's to check. */
const answers = z.record(z.string().max(200), z.unknown());
const cannotAnswer = z.record(
  z.string().max(200),
  z.string().refine(isStorable, 'Remove U+0000 and lone surrogates'),
);

/** By question, or by section: what the entity says against the exercise before; an empty text takes it back. */
const notes = z.record(
  z.string().max(80),
  z.string().refine(isStorable, 'Remove U+0000 and lone surrogates'),
);

/** Body of `PUT …/responses/:entity`. */
export const entry = z.strictObject({
  answers,
  cannotAnswer: cannotAnswer.optional(),
  changes: notes.optional().describe('What has changed, by question; what is not named stays'),
  examples: notes.optional().describe('An example of what has not, by section; what is not named stays'),
  takenBy: line(40).optional(),
  confirmedBy: line(200).optional(),
  language: language.optional(),
});

/** Body of `POST …/submit`; `revision` says the same as If-Match. */
export const submission = z.strictObject({ revision: z.int().min(0).optional() }).nullish();

export type Entry = z.output<typeof entry>;
export type Submission = z.output<typeof submission>;
