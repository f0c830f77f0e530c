import { callsToMake } from './calls-to-make.js';

const lideres = { code: 'ICT149-21', acronym: 'LIDERES', year: 2024, timeZone: 'Europe/Madrid' };
const since = '2024-04-25T22:00:00.000Z';

describe('Calls that wait for a manager', () => {
  it('are one per entity, to the first contact with a number', () => {
    const calls = callsToMake([
      { ...lideres, since, entity: 'cainco', name: 'Mónica Vaca', phone: null },
      { ...lideres, since, entity: 'cainco', name: 'Jorge Rojas', phone: '+591 3 000 0000' },
      { ...lideres, since, entity: 'tec', name: 'Ana Solís', phone: null },
    ]);
    expect(calls.map(({ entity, about }) => `${entity}: ${about}`)).toEqual([
      'cainco: Jorge Rojas, +591 3 000 0000',
      'tec: Ana Solís',
    ]);
  });

  it('are none where everybody has answered', () => expect(callsToMake([])).toEqual([]));
});
