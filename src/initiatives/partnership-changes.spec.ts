import { isUnchanged, partnershipChanges } from './partnership-changes.js';
import type { Entity, Partnership } from './partnership.js';

const entity = (key: string, more: Partial<Entity> = {}): Entity => ({
  key,
  name: key.toUpperCase(),
  country: 'BO',
  side: null,
  city: null,
  location: null,
  role: 'beneficiary',
  coordinator: false,
  ...more,
});
const partnership = (entities: readonly Entity[], more: Partial<Partnership> = {}): Partnership => ({
  entities,
  challenge: { en: 'Jobs for young people' },
  sdgTargets: { primary: ['8.3'], secondary: ['11.1'], programme: [] },
  ...more,
});
const before = partnership([entity('cainco'), entity('tec', { country: 'MX', role: 'first-provider' })]);

describe('a partnership against its copy of an earlier exercise', () => {
  it('is unchanged where only cities, places and the coordinator are other', () => {
    const moved = before.entities.map((one) => ({ ...one, city: 'La Paz', coordinator: true }));
    expect(isUnchanged(partnershipChanges(before, partnership(moved)))).toBe(true);
  });

  it.each<[string, Partnership, object]>([
    [
      'one that joined',
      partnership([...before.entities, entity('red')]),
      { joined: [{ key: 'red' }], left: [] },
    ],
    ['one that left', partnership([entity('cainco')]), { joined: [], left: [{ key: 'tec' }] }],
    [
      'a new name under the same key',
      partnership([entity('cainco', { name: 'Cámara' }), ...before.entities.slice(1)]),
      {
        joined: [],
        left: [],
        changed: [
          { key: 'cainco', name: 'Cámara', changes: [{ field: 'name', before: 'CAINCO', now: 'Cámara' }] },
        ],
      },
    ],
    [
      'another role',
      partnership([before.entities[0] as Entity, entity('tec', { country: 'MX', role: 'second-provider' })]),
      { changed: [{ changes: [{ field: 'role', before: 'first-provider', now: 'second-provider' }] }] },
    ],
    [
      'another country on the other side',
      partnership([before.entities[0] as Entity, entity('tec', { country: 'ES', role: 'first-provider' })]),
      {
        changed: [
          {
            changes: [
              { field: 'country', before: 'MX', now: 'ES' },
              { field: 'side', before: 'south', now: 'north' },
            ],
          },
        ],
      },
    ],
    [
      'the challenge, in the languages in which it reads otherwise',
      partnership(before.entities, { challenge: { en: 'Jobs for young people', es: 'Empleo' } }),
      { challenge: ['es'] },
    ],
    [
      'targets that came, went, or count otherwise',
      partnership(before.entities, { sdgTargets: { primary: ['11.1'], secondary: [], programme: ['17.1'] } }),
      {
        targets: [
          { target: '11.1', before: 'secondary', now: 'primary' },
          { target: '17.1', before: null, now: 'programme' },
          { target: '8.3', before: 'primary', now: null },
        ],
      },
    ],
  ])('names %s', (_what, now, expected) => {
    const changes = partnershipChanges(before, now);
    expect(changes).toMatchObject(expected);
    expect(isUnchanged(changes)).toBe(false);
  });

  it('does not mind the order', () => {
    expect(isUnchanged(partnershipChanges(before, partnership(before.entities.toReversed())))).toBe(true);
  });
});
