import { readMeeting, typedInstant } from './read-meeting.js';

const NOW = '2023-05-01T10:00:00.000Z';
const typed = { date: '2023-05-08', from: '16:00', to: '17:30', timeZone: 'Europe/Madrid', place: 'Madrid' };

describe('a meeting as it is typed', () => {
  it('is two instants, by the clocks of its zone', () => {
    expect(readMeeting(typed, NOW)).toEqual({
      kind: 'plan',
      startsAt: '2023-05-08T14:00:00.000Z',
      endsAt: '2023-05-08T15:30:00.000Z',
    });
    expect(typedInstant('2023-05-08T14:00:00.000Z', 'America/La_Paz')).toEqual({
      date: '2023-05-08',
      time: '10:00',
    });
  });

  it.each([
    ['no such day', { date: '2023-02-30' }, ['date']],
    ['no such time', { from: '25:00' }, ['from']],
    ['an offset is no zone', { timeZone: '+02:00' }, ['timeZone']],
    ['nowhere', { place: ' ' }, ['place']],
    ['it ends before it begins', { to: '15:00' }, ['to']],
    ['it is over', { date: '2023-04-30' }, ['date']],
    [
      'everything at once',
      { date: '', from: '', to: '', timeZone: '', place: '' },
      ['date', 'from', 'to', 'timeZone', 'place'],
    ],
  ])('%s', (_case, change, fields) => {
    const read = readMeeting({ ...typed, ...change }, NOW);
    expect(read.kind === 'wrong' && read.errors.map(({ field }) => field)).toEqual(fields);
  });
});
