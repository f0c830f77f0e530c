import type { EntityWithContacts } from '../initiatives/initiative.js';
import type { ProblemPlace } from '../problem.js';

/**
 * What an initiative lacks before an exercise can open: a beneficiary, a provider, a contact for every entity (`api.md`).
 * Pointers lead into the initiative's document.
 */
export function missingToOpen(initiative: {
  readonly entities: readonly (Pick<EntityWithContacts, 'key' | 'name' | 'role'> & {
    readonly contacts: readonly unknown[];
  })[];
}): readonly ProblemPlace[] {
  const { entities } = initiative;
  const missing: ProblemPlace[] = [];
  if (!entities.some(({ role }) => role === 'beneficiary')) {
    missing.push({ pointer: '/entities', detail: 'No entity has the role beneficiary' });
  }
  if (!entities.some(({ role }) => role === 'first-provider' || role === 'second-provider')) {
    missing.push({
      pointer: '/entities',
      detail: 'No entity has the role first-provider or second-provider',
    });
  }
  for (const [index, { key, name, contacts }] of entities.entries()) {
    if (contacts.length > 0) continue;
    missing.push({ pointer: `/entities/${index}/contacts`, detail: `${name} (${key}) has no contact` });
  }
  return missing;
}
