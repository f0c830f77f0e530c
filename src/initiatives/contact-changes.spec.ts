import { contactChanges, type KnownContact } from './contact-changes.js';
import type { Contact } from './initiative.js';

const contact = (name: string, email: string): Contact => ({
  name,
  post: null,
  email,
  phone: null,
  language: 'es',
  timeZone: 'America/La_Paz',
});
const ana = contact('Ana Vaca', 'ana@cainco.example.org');
const luis = contact('Luis Soria', 'luis@cainco.example.org');
const known = (id: string, one: Contact, removed = false): KnownContact => ({
  id,
  personId: `person-${id}`,
  entityKey: 'cainco',
  removed,
  contact: one,
});

describe('Which contacts come, stay and go', () => {
  it('invites nobody twice: the same address is the same contact, whatever else has changed', () => {
    const renamed = {
      ...ana,
      name: 'Ana Vaca Suárez',
      email: 'Ana@CAINCO.example.org',
      language: 'en' as const,
    };
    const changes = contactChanges([known('a', ana)], [renamed]);
    expect(changes).toEqual({
      added: [],
      kept: [{ id: 'a', personId: 'person-a', contact: renamed, position: 0, changed: true }],
      removed: [],
    });
  });

  it('takes another address for another person: the old link must not open for the new one', () => {
    const corrected = { ...ana, email: 'ana.vaca@cainco.example.org' };
    const changes = contactChanges([known('a', ana)], [corrected]);
    expect(changes.removed).toEqual(['a']);
    expect(changes.added).toEqual([{ contact: corrected, position: 0, personId: null }]);
  });

  it('knows a person who comes back, but gives a new contact and so a new link', () => {
    const changes = contactChanges([known('a', ana, true), known('l', luis)], [luis, ana]);
    expect(changes.added).toEqual([{ contact: ana, position: 1, personId: 'person-a' }]);
    expect(changes.kept.map(({ id }) => id)).toEqual(['l']);
    expect(changes.removed).toEqual([]);
  });

  it('tells contacts that are as they were from those with a new place or a new telephone', () => {
    const both = [known('a', ana), known('l', luis)];
    const changed = (wanted: readonly Contact[]) =>
      contactChanges(both, wanted).kept.map(({ id, changed: is }) => `${id} ${is}`);
    expect(changed([ana, luis])).toEqual(['a false', 'l false']);
    expect(changed([luis, ana])).toEqual(['l true', 'a true']);
    expect(changed([ana, { ...luis, phone: '+591 70000000' }])).toEqual(['a false', 'l true']);
  });

  it('can leave an entity without any', () => {
    expect(contactChanges([known('a', ana), known('l', luis, true)], []).removed).toEqual(['a']);
  });
});
