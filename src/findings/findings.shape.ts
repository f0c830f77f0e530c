import { z } from 'zod';
import { partialTexts, reason } from '../initiatives/fields.shape.js';

/** Body of `PATCH …/findings/:finding`. */
export const wordingBody = z.strictObject({ wording: partialTexts(2000), reason });

/** Body of `PUT …/decision`. */
export const decisionBody = z.strictObject({
  planned: z.boolean(),
  year: z.int().min(2000).max(2199).nullable().default(null),
  reason: reason.nullable().default(null),
});
export type DecisionBody = z.output<typeof decisionBody>;

export const withdrawalBody = z.strictObject({ reason });

/** Body of `PUT …/ties/:a/:b`. */
export const settlementBody = z.strictObject({
  when: z.enum(['before', 'now'], 'Write before or now'),
  counts: z.boolean(),
  reason,
});
export type SettlementBody = z.output<typeof settlementBody>;
