import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import type { TypedCall } from './call.js';

/** A form of one entity, whose fields have its key in their names so that a page can hold several. */
export const callForm = z.record(
  z.string().regex(/^(_csrf|entity|call\.[a-z0-9-]{1,40}\.(contact|name|day|time|outcome|note))$/),
  z.string().max(100_000).refine(isStorable, 'It holds a character that no text can hold'),
);
export type CallForm = z.output<typeof callForm>;

/** What stands in the form of an entity. */
export function typedCall(form: CallForm, entity: string): TypedCall {
  const text = (field: string) => (form[`call.${entity}.${field}`] ?? '').replace(/\r\n?/g, '\n').trim();
  const line = (field: string) => text(field).replace(/\s+/g, ' ');
  return {
    contact: line('contact'),
    name: line('name'),
    day: line('day'),
    time: line('time'),
    outcome: line('outcome'),
    note: text('note'),
  };
}
