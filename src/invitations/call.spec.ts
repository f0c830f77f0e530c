import { readCall, typedMoment, type TypedCall } from './call.js';

const NOW = '2023-04-05T12:00:30.000Z';
const LA_PAZ = 'America/La_Paz';
const typed: TypedCall = {
  contact: 'c-1',
  name: '',
  day: '2023-04-05',
  time: '08:00',
  outcome: 'will-answer',
  note: 'On Friday.',
};

describe('A phone call', () => {
  it('is read with its day and time by the clock of the exercise', () => {
    expect(readCall(typed, LA_PAZ, NOW)).toEqual({
      kind: 'call',
      call: {
        contactId: 'c-1',
        name: '',
        outcome: 'will-answer',
        note: 'On Friday.',
        calledAt: '2023-04-05T12:00:00.000Z',
      },
    });
  });

  it('made now is never one of the future', () => {
    expect(readCall({ ...typed, ...typedMoment(NOW, LA_PAZ) }, LA_PAZ, NOW).kind).toBe('call');
  });

  it.each<[string, Partial<TypedCall>, string, string]>([
    ['nobody was called', { contact: '' }, 'contact', 'who'],
    ['two were called at once', { name: 'Somebody' }, 'name', 'both'],
    ['the name is too long', { contact: '', name: 'x'.repeat(201) }, 'name', 'long'],
    ['the day does not exist', { day: '2023-02-30' }, 'day', 'when'],
    ['the time does not exist', { time: '25:00' }, 'day', 'when'],
    ['it has not been made yet', { time: '08:01' }, 'day', 'future'],
    ['nobody says how it ended', { outcome: 'x' }, 'outcome', 'outcome'],
    ['the note is too long', { note: 'x'.repeat(5001) }, 'note', 'long'],
  ])('is refused where %s', (_why, change, field, what) => {
    expect(readCall({ ...typed, ...change }, LA_PAZ, NOW)).toEqual({
      kind: 'wrong',
      errors: [{ field, what }],
    });
  });
});
