import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initiativeDocument } from './initiative-document.shape.js';
import { documentIn } from './initiative-form-document.js';
import { theirsBeside } from './initiative-form-theirs.js';
import { fieldAt, formOf, withOneMore } from './initiative-form.js';
import { initiativeOf } from './initiative-of-document.js';

const fixtures = join(__dirname, '..', '..', 'test', 'fixtures');
const initiativeIn = (name: string) =>
  initiativeOf(initiativeDocument.parse(JSON.parse(readFileSync(join(fixtures, name), 'utf8')).initiative));
const aguaClara = initiativeIn('three-entities.json');

describe('the form of an initiative', () => {
  it.each(['three-entities.json', 'nine-entities.json', 'ended-partnership.json'])(
    'gives back %s',
    (name) => {
      const initiative = initiativeIn(name);
      expect(initiativeOf(initiativeDocument.parse(documentIn(formOf(initiative))))).toEqual(initiative);
    },
  );

  it('leaves out blocks that are blank or marked to be taken away', () => {
    const form = new Map(withOneMore(formOf(aguaClara), 'entities')).set('entities.0.remove', 'on');
    const keys = (documentIn(form)['entities'] as { key: string }[]).map(({ key }) => key);
    expect(keys).toEqual(aguaClara.entities.slice(1).map(({ key }) => key));
  });

  it.each([
    ['/entities/0/contacts/0/email', 'entities.1.contacts.0.email'],
    ['/entities/1/location/0', 'entities.2.location.0'],
    ['/sdgTargets/primary/3', 'sdgTargets.primary'],
    ['/name', 'name.en'],
    ['/challenge/pt', 'challenge.pt'],
    ['/entities', 'entities'],
  ])('finds the field of %s where the first entity is taken away', (pointer, field) => {
    const form = new Map(formOf(aguaClara)).set('entities.0.remove', 'on');
    expect(fieldAt(form, pointer)).toBe(field);
  });

  it('reads numbers with spaces, a comma or a point, and hands on what is none', () => {
    const budget = (euContribution: string) =>
      documentIn(new Map([['budget.euContribution', euContribution]]))['budget'];
    expect(budget('74 739,29')).toMatchObject({ euContribution: 74739.29 });
    expect(budget('74739.29')).toMatchObject({ euContribution: 74739.29 });
    expect(budget('much')).toMatchObject({ euContribution: 'much' });
  });

  it('stands beside what somebody else has stored, also where their list has shifted', () => {
    const mine = new Map(formOf(aguaClara)).set('acronym', 'MÍA');
    const [first, ...others] = aguaClara.entities;
    if (!first) throw new Error('The fixture has entities.');
    const added = { ...first, key: 'nueva', name: 'Entidad nueva', coordinator: false };
    const theirs = formOf({ ...aguaClara, entities: [added, { ...first, city: 'Otra' }, ...others] });
    const { fields, missing } = theirsBeside(mine, theirs);
    expect([...fields]).toEqual([
      ['acronym', aguaClara.acronym],
      ['entities.0.city', 'Otra'],
    ]);
    expect(missing).toEqual(['Entidad nueva']);
  });
});
