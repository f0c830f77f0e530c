import { z } from 'zod';
import { noBody } from '../exercises/exercise-plan.shape.js';
import { paragraph, partialTexts } from '../initiatives/fields.shape.js';

const questionName = z.string().min(1).max(80);

export const LONGEST_REMARK = 2000;

/** Body of `POST …/accept`. */
export const acceptance = noBody;

/** Body of `POST …/return`. */
export const returning = z.strictObject({
  questions: z
    .array(z.strictObject({ question: questionName, remark: paragraph(LONGEST_REMARK) }))
    .min(1, 'Name at least one question')
    .max(60)
    .refine((list) => new Set(list.map(({ question }) => question)).size === list.length, {
      error: 'Name each question once',
    }),
});

const code = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Write lower-case letters, digits and hyphens, such as joint-purchasing',
  );

/** Body of `PUT …/codings`. */
export const coding = z.strictObject({
  entity: z.string().min(1).max(40),
  question: questionName,
  index: z.int().min(0).max(100),
  codes: z
    .array(code)
    .max(10)
    .refine((list) => new Set(list).size === list.length, {
      error: 'Name each code once',
    }),
  newCodes: z
    .array(z.strictObject({ code, name: partialTexts(200) }))
    .max(10)
    .optional(),
});

export type Returning = z.output<typeof returning>;
export type CodingBody = z.output<typeof coding>;
