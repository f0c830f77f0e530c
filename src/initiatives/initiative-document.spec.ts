import { pointerOf } from '../http/request-shape.pipe.js';
import { FIXTURES, loadFixture } from '../../test/fixtures/fixtures.js';
import { contactsDocument, initiativeDocument } from './initiative-document.shape.js';
import { initiativeOf } from './initiative-of-document.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const lideres = (): any => JSON.parse(JSON.stringify(loadFixture('lideres-2023').initiative));

/** Pointers of everything that is wrong with LIDERES after a change. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function wrongAfter(change: (document: any) => void): string[] {
  const document = lideres();
  change(document);
  const { error } = initiativeDocument.safeParse(document);
  return (error?.issues ?? []).map(({ path }) => pointerOf(path));
}

describe('The document of an initiative', () => {
  it.each(FIXTURES)('of %s is taken', (name) => {
    expect(initiativeDocument.safeParse(loadFixture(name).initiative).error).toBeUndefined();
  });

  it('reads months as days, adds up the money in cents, and fills in what was left out', () => {
    const document = lideres();
    document.implementation = { start: '2021-08', end: '2024-02' };
    document.budget = { currency: 'EUR', euContribution: 0.1, coFinancing: 0.2 };
    for (const field of ['sdgTargets', 'directBeneficiaries', 'officer']) delete document[field];
    for (const field of ['side', 'coordinator', 'contacts']) delete document.entities[1][field];
    const initiative = initiativeOf(initiativeDocument.parse(document));
    expect(initiative.implementation).toEqual({ start: '2021-08-01', end: '2024-02-29' });
    expect(initiative.budget?.total).toBe(0.3);
    expect(initiative).toMatchObject({
      sdgTargets: { primary: [], secondary: [], programme: [] },
      directBeneficiaries: null,
      officer: null,
    });
    expect(initiative.entities[1]).toMatchObject({ side: null, coordinator: false, contacts: [] });
  });

  it.each([
    ['total given and right', { total: 102032.93 }],
    ['no co-financing', { coFinancing: 0 }],
  ])('takes a budget with %s', (_what, budget) => {
    expect(wrongAfter((document) => Object.assign(document.budget, budget))).toEqual([]);
  });

  it.each([
    ['a code with a slash', (d) => (d.code = 'ICT/149'), ['/code']],
    ['no acronym', (d) => (d.acronym = '  '), ['/acronym']],
    ['an acronym on two lines', (d) => (d.acronym = 'LI\nDERES'), ['/acronym']],
    ['a window that is text', (d) => (d.window = '2021'), ['/window']],
    ['a name in no language', (d) => (d.name = {}), ['/name']],
    ['a name in a fifth language', (d) => (d.name = { en: 'x', de: 'y' }), ['/name']],
    ['U+0000', (d) => (d.challenge.en = 'a\u0000b'), ['/challenge/en']],
    ['a lone surrogate', (d) => (d.challenge.en = 'a\ud800b'), ['/challenge/en']],
    ['an end before the start', (d) => (d.implementation.end = '2021-07'), ['/implementation/end']],
    ['30 February', (d) => (d.implementation.end = '2022-02-30'), ['/implementation/end']],
    ['a total that is a cent too high', (d) => (d.budget.total = 102032.94), ['/budget/total']],
    ['thirds of a cent', (d) => (d.budget.coFinancing = 0.333), ['/budget/coFinancing']],
    ['money below nothing', (d) => (d.budget.coFinancing = -1), ['/budget/coFinancing']],
    ['a currency that is none', (d) => (d.budget.currency = 'euro'), ['/budget/currency']],
    ['goal 18', (d) => (d.sdgTargets.primary = ['18.1']), ['/sdgTargets/primary/0']],
    ['a goal without a target', (d) => (d.sdgTargets.primary = ['8.3', '8']), ['/sdgTargets/primary/1']],
    ['a target twice', (d) => (d.sdgTargets.primary = ['8.3', '8.3']), ['/sdgTargets/primary']],
    ['no entities', (d) => (d.entities = []), ['/entities']],
    ['a key twice', (d) => (d.entities[1].key = 'cainco'), ['/entities/1/key']],
    ['a key in capitals', (d) => (d.entities[1].key = 'TEC'), ['/entities/1/key']],
    ['a key that is a word of JavaScript', (d) => (d.entities[1].key = 'constructor'), ['/entities/1/key']],
    ['a country in small letters', (d) => (d.entities[0].country = 'bo'), ['/entities/0/country']],
    ['a country that is none', (d) => (d.entities[0].country = 'XX'), ['/entities/0/country']],
    [
      'a country of another region without its side',
      (d) => (d.entities[0].country = 'MA'),
      ['/entities/0/side'],
    ],
    ['a side against the country', (d) => (d.entities[0].side = 'north'), ['/entities/0/side']],
    ['a latitude of 91', (d) => (d.entities[0].location = [91, 0]), ['/entities/0/location/0']],
    ['half a location', (d) => (d.entities[0].location = [10]), ['/entities/0/location']],
    ['another role', (d) => (d.entities[0].role = 'donor'), ['/entities/0/role']],
    [
      'two coordinators',
      (d) => [0, 2].forEach((at) => (d.entities[at].coordinator = true)),
      ['/entities/2/coordinator'],
    ],
    ['two addresses in one', (d) => (d.officer.email = 'a@example.org,b@example.org'), ['/officer/email']],
    ['an unknown field', (d) => (d.revision = 7), ['']],
    ['an unknown field of an entity', (d) => (d.entities[0].id = 'x'), ['/entities/0']],
  ] as [string, (document: ReturnType<typeof lideres>) => void, string[]][])(
    'with %s is refused',
    (_what, change, pointers) => {
      expect(wrongAfter(change)).toEqual(pointers);
    },
  );

  it('takes a country of another region with its side', () => {
    expect(
      wrongAfter((document) => Object.assign(document.entities[4], { country: 'MA', side: 'north' })),
    ).toEqual([]);
  });

  it('says everything that is wrong at once, rules between fields included', () => {
    const pointers = wrongAfter((document) => {
      document.acronym = 7;
      document.budget.total = 1;
      document.implementation.end = '2020-01';
      document.entities[1].key = 'cainco';
      document.entities[2].contacts = [{ name: 'Eva' }];
      document.entities[3].country = 'MA';
    });
    expect(new Set(pointers)).toEqual(
      new Set([
        '/acronym',
        '/budget/total',
        '/implementation/end',
        '/entities/1/key',
        '/entities/2/contacts/0/email',
        '/entities/2/contacts/0/language',
        '/entities/2/contacts/0/timeZone',
        '/entities/3/side',
      ]),
    );
  });
});

describe('The contacts of an entity', () => {
  const eva = { name: 'Eva Ruiz', email: 'eva@example.org', language: 'es', timeZone: 'Europe/Madrid' };

  it('may lack post and phone', () => expect(contactsDocument.safeParse([eva]).success).toBe(true));

  it.each([
    ['the same address twice', [eva, { ...eva, email: 'EVA@example.org' }], '/1/email'],
    ['no name', [{ ...eva, name: '' }], '/0/name'],
    ['a line break in the name', [{ ...eva, name: 'Eva\r\nBcc: x@example.org' }], '/0/name'],
    ['a language we do not have', [{ ...eva, language: 'de' }], '/0/language'],
    ['a zone that is none', [{ ...eva, timeZone: 'Madrid' }], '/0/timeZone'],
    ['21 people', Array.from({ length: 21 }, (_, at) => ({ ...eva, email: `eva${at}@example.org` })), ''],
  ])('with %s are refused', (_what, contacts, pointer) => {
    const { error } = contactsDocument.safeParse(contacts);
    expect(error?.issues.map(({ path }) => pointerOf(path))).toEqual([pointer]);
  });
});
