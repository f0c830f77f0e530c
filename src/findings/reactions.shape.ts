import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import type { Fields } from '../responses/read-form.js';
import { REACTION_KINDS } from './reaction.js';
import type { TypedReaction } from './read-reactions.js';

const NAME = '[a-z0-9-]{1,60}';
const FIELD = new RegExp(`^(_csrf|_language|_go|(choice|text|at|seen)\\.${NAME})$`);

/** Form of a section's findings. */
export const reactionsForm = z.record(
  z.string().regex(FIELD, 'This form knows no such field'),
  z.string().max(50_000).refine(isStorable, 'It holds a character that no text can hold'),
);

/** What stands in the form for a finding; null where the form does not hold it. */
export function typedReaction(fields: Fields, finding: string): TypedReaction | null {
  const one = (name: string) => fields.get(`${name}.${finding}`)?.[0];
  const basis = one('at');
  if (basis === undefined) return null;
  const choice = REACTION_KINDS.find((kind) => kind === one('choice')) ?? null;
  return {
    finding,
    choice,
    text: one('text') ?? '',
    basis: /^\d{1,9}$/.test(basis) ? Number(basis) : -1,
    seen: one('seen') ?? '',
  };
}
