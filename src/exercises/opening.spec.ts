import type { EntityWithContacts } from '../initiatives/initiative.js';
import type { Role } from '../initiatives/partnership.js';
import { missingToOpen } from './opening.js';

const rosa = {
  name: 'Rosa Luz',
  post: null,
  email: 'rosa@example.org',
  phone: null,
  language: 'es',
  timeZone: 'UTC',
} as const;

function entity(key: string, role: Role, contacts = 1): EntityWithContacts {
  return {
    key,
    name: `Entidad ${key}`,
    country: 'PE',
    side: null,
    city: null,
    location: null,
    role,
    coordinator: false,
    contacts: Array.from({ length: contacts }, () => rosa),
  };
}

describe('What is missing before an exercise can open', () => {
  it('is nothing with a beneficiary, a provider of either kind, and a contact each', () => {
    expect(missingToOpen({ entities: [entity('a', 'beneficiary'), entity('b', 'first-provider')] })).toEqual(
      [],
    );
    expect(missingToOpen({ entities: [entity('a', 'beneficiary'), entity('b', 'second-provider')] })).toEqual(
      [],
    );
  });

  it('is all named at once', () => {
    const missing = missingToOpen({
      entities: [entity('a', 'other', 0), entity('b', 'other', 2), entity('c', 'other', 0)],
    });
    expect(missing).toEqual([
      { pointer: '/entities', detail: 'No entity has the role beneficiary' },
      { pointer: '/entities', detail: 'No entity has the role first-provider or second-provider' },
      { pointer: '/entities/0/contacts', detail: 'Entidad a (a) has no contact' },
      { pointer: '/entities/2/contacts', detail: 'Entidad c (c) has no contact' },
    ]);
  });
});
