import { z } from 'zod';
import { civilDate, reason, timeZone } from '../initiatives/fields.shape.js';

/** Asked although single fields are wrong, so that the body may be anything. */
function closesAfterItOpens(body: unknown): boolean {
  const { opensOn, closesOn } = (body ?? {}) as { readonly opensOn?: unknown; readonly closesOn?: unknown };
  return !(typeof opensOn === 'string' && typeof closesOn === 'string' && closesOn < opensOn);
}

/** Such as `joint-ex-post/v1`. */
export const questionnaireName = z.string().min(1, 'Write a questionnaire such as joint-ex-post/v1').max(80);

/** Body of `POST /api/initiatives/:code/exercises`. */
export const exercisePlan = z
  .strictObject({
    year: z.int('Write the year of the exercise').min(2000).max(2199),
    questionnaire: questionnaireName,
    opensOn: civilDate,
    closesOn: civilDate,
    timeZone,
  })
  .refine(closesAfterItOpens, {
    path: ['closesOn'],
    error: 'It closes before it opens',
    when: () => true,
  });

/** Body of `POST …/:year/move`; of an open exercise only its end moves, and with a reason. */
export const movedDates = z
  .strictObject({
    opensOn: civilDate,
    closesOn: civilDate,
    timeZone: timeZone.optional(),
    reason: reason.optional(),
  })
  .refine(closesAfterItOpens, {
    path: ['closesOn'],
    error: 'It closes before it opens',
    when: () => true,
  });

export const extension = z.strictObject({ closesOn: civilDate, reason });

export const cancellation = z.strictObject({ reason });

export const skipping = z.strictObject({ reason });

/** The body of a step that says nothing more. */
export const noBody = z.strictObject({}).nullish();

export type ExercisePlan = z.output<typeof exercisePlan>;
export type MovedDates = z.output<typeof movedDates>;
export type Extension = z.output<typeof extension>;
