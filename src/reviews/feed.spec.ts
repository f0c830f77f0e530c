import { isFeedKind, namedIn, spanOf } from './feed.js';

describe('a feed', () => {
  it.each([
    ['all of it', '', '', ['', '9999']],
    ['from a day in La Paz', '2023-04-24', '', ['2023-04-24T04:00:00.000Z', '9999']],
    [
      'one day in La Paz',
      '2023-04-24',
      '2023-04-24',
      ['2023-04-24T04:00:00.000Z', '2023-04-25T04:00:00.000Z'],
    ],
  ])('%s', (_name, from, to, span) => {
    expect(spanOf({ from, to }, 'America/La_Paz')).toEqual(span);
  });

  it.each([
    [{ entity: 'cainco', question: 'remarks' }, ['cainco'], ['remarks'], null],
    [
      { entity: 'cainco', questions: ['remarks', 'starting_point'] },
      ['cainco'],
      ['remarks', 'starting_point'],
      null,
    ],
    [{ answers: { remarks: 2 } }, [], ['remarks'], null],
    [
      { answers: { remarks: 2 }, notes: { 'changed-new_areas': 1, 'example-impact': 1 } },
      [],
      ['remarks', 'new_areas'],
      null,
    ],
    [{ pair: ['cainco', 'sebrae'] }, ['cainco', 'sebrae'], [], null],
    [{ finding: 'knowledge-applied', entity: null }, [], [], 'knowledge-applied'],
    [{}, [], [], null],
  ])('%j names', (details, entities, questions, finding) => {
    expect(namedIn(details)).toEqual({ entities, questions, finding });
  });

  it('knows its kinds only', () => {
    expect([isFeedKind('response'), isFeedKind('toString'), isFeedKind('')]).toEqual([true, false, false]);
  });
});
