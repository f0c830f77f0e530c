import { z } from 'zod';
import { textField } from '../http/form.shape.js';

export const compareQuery = z.strictObject({ section: z.string().max(80).optional() });

const entityField = z.string().max(40);
const csrf = z.string().optional();
const when = z.enum(['before', 'now']);
/** Of the settlement that was seen; empty where there was none. */
const tag = z.string().max(60);

export const tiesQuery = z.strictObject({
  done: z.enum(['settled', 'changed', 'withdrawn']).optional(),
  when: when.optional(),
  a: entityField.optional(),
  b: entityField.optional(),
});
export type TiesQuery = z.output<typeof tiesQuery>;

const pair = { _csrf: csrf, when, a: entityField, b: entityField, tag };
export const settlementForm = z.strictObject({
  ...pair,
  counts: z.enum(['yes', 'no']).optional(),
  reason: textField,
});
export type SettlementForm = z.output<typeof settlementForm>;
export const withdrawalForm = z.strictObject(pair);
export type WithdrawalForm = z.output<typeof withdrawalForm>;
