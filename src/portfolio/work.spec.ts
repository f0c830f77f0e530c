import fc from 'fast-check';
import { oldestFirst, uncodedWork, WORK_KINDS, type OwnWordsRow, type WorkItem } from './work.js';

const place = { code: 'ICT149-21', acronym: 'LIDERES', year: 2023, timeZone: 'America/La_Paz' };
const item = (change: Partial<WorkItem>): WorkItem => ({
  ...{ ...place, kind: 'review', since: '2023-04-05T12:00:00.000Z', entity: null, about: null, count: 1 },
  ...change,
});

describe('what waits', () => {
  it('stands with the oldest first', () => {
    const items = ['2023-04-07', '2023-04-05', '2023-04-06'].map((since) => item({ since }));
    expect(oldestFirst(items).map(({ since }) => since)).toEqual(['2023-04-05', '2023-04-06', '2023-04-07']);
  });

  it('names a contested finding once, as long as its disagreement has no answer', () => {
    const contested = item({ kind: 'contested', about: 'new-areas' });
    const other = item({ kind: 'contested', about: 'opened-to-others' });
    const reply = item({ kind: 'reply', about: 'new-areas', entity: 'tec' });
    expect(oldestFirst([contested, other, reply])).toEqual([reply, other]);
    expect(oldestFirst([contested])).toEqual([contested]);
  });

  it('is in the same order, however it was read', () => {
    const items = fc.array(
      fc
        .record({
          kind: fc.constantFrom(...WORK_KINDS),
          since: fc.constantFrom('2023-04-05', '2023-04-06'),
          code: fc.constantFrom('A', 'B'),
          entity: fc.constantFrom('cainco', 'tec'),
        })
        .map(item),
    );
    fc.assert(
      fc.property(items, (some) => {
        expect(oldestFirst(some.toReversed())).toEqual(oldestFirst(some));
      }),
    );
  });
});

describe('own words to be coded', () => {
  const question = 'enabling_factors_own';
  const words = (entity: string, since: string, ...texts: readonly string[]): OwnWordsRow => ({
    ...{ ...place, entity, question, since, place: null, catalogue: null },
    value: JSON.stringify(texts.map((text) => ({ text }))),
  });
  const coded = (entity: string, at: string, catalogue = 'enabling_factors'): OwnWordsRow => ({
    ...{ ...place, entity, question, since: '', value: null, place: at, catalogue },
  });

  it.each([
    ['nothing is coded', [], 3, '2023-04-05'],
    ['one is', [coded('tec', '0.text')], 2, '2023-04-05'],
    ['those of the first response are', [coded('cainco', '0.text')], 2, '2023-04-06'],
    ['one has a code of another catalogue', [coded('tec', '0.text', 'perspectives')], 3, '2023-04-05'],
    ['words elsewhere have a code', [coded('ashoka', '0.text')], 3, '2023-04-05'],
  ])('are counted, and stand where the first came, when %s', (_what, passages, count, since) => {
    const rows = [
      words('tec', '2023-04-06', 'Trust', ' ', 'Visits'),
      words('cainco', '2023-04-05', 'The mayor'),
    ];
    expect(uncodedWork([...rows, ...passages])).toEqual([
      { ...place, kind: 'code', since, entity: null, about: question, count },
    ]);
  });

  it.each(['"text"', '{"text":"a"}', '[null, 3, {"text": 4}, {}]', '[]'])('are none in %s', (value) => {
    expect(uncodedWork([{ ...words('tec', '2023-04-05'), value }])).toEqual([]);
  });
});
