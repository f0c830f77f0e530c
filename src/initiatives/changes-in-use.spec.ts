import { changesInUse } from './changes-in-use.js';
import { initiativeOf } from './initiative-of-document.js';
import { initiativeDocument } from './initiative-document.shape.js';
import { partnershipOf, type Initiative } from './initiative.js';
import { loadFixture } from '../../test/fixtures/fixtures.js';

const lideres = initiativeOf(initiativeDocument.parse(loadFixture('lideres-2023').initiative));
const used = [{ year: 2023, partnership: partnershipOf(lideres) }];
const changed = (change: Partial<Initiative>): Initiative => ({ ...lideres, ...change });
const withFirst = (change: object) =>
  changed({
    entities: lideres.entities.map((entity, index) => (index === 0 ? { ...entity, ...change } : entity)),
  });

describe('What an open exercise uses of its initiative', () => {
  it.each([
    ['an entity taken away', changed({ entities: lideres.entities.slice(1) }), ['/entities']],
    ['an entity with another key', withFirst({ key: 'camara' }), ['/entities']],
    ['a renamed entity', withFirst({ name: 'Cámara' }), ['/entities/0/name']],
    [
      'another role and country',
      withFirst({ role: 'other', country: 'PE' }),
      ['/entities/0/role', '/entities/0/country'],
    ],
    ['another challenge', changed({ challenge: { ...lideres.challenge, en: 'Another' } }), ['/challenge']],
    [
      'a challenge in one more language',
      changed({ challenge: { ...lideres.challenge, fr: 'Défi' } }),
      ['/challenge'],
    ],
    [
      'another target',
      changed({ sdgTargets: { ...lideres.sdgTargets, primary: ['8.3'] } }),
      ['/sdgTargets/primary'],
    ],
  ])('%s is refused', (_what, next, pointers) => {
    const places = changesInUse(used, next);
    expect(places.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(places[0]?.detail).toContain('exercise 2023');
  });

  it.each([
    ['nothing', lideres],
    ['the name', changed({ name: { en: 'Another name' } })],
    ['money', changed({ budget: null })],
    ['the officer', changed({ officer: null })],
    ['the place of an entity', withFirst({ city: 'Montero', location: null })],
    ['the contacts of an entity', withFirst({ contacts: [] })],
    ['the order of the entities', changed({ entities: [...lideres.entities].reverse() })],
    [
      'one more entity',
      changed({
        entities: [...lideres.entities, { ...lideres.entities[0]!, key: 'another', coordinator: false }],
      }),
    ],
  ])('a change of %s is taken', (_what, next) => expect(changesInUse(used, next)).toEqual([]));
});
