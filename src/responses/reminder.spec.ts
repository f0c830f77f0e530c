import { dayNumber, isOvertakenBy } from './reminder.js';

describe('A reminder of an exercise that is given more time', () => {
  // Late in the evening of 23 May in La Paz it is 24 May in UTC.
  const extendedAt = '2024-05-24T02:30:00.000Z';

  it.each([
    ['for the day before', extendedAt, '2024-05-22', true],
    ['for that very day, by the clock of the exercise', extendedAt, '2024-05-23', true],
    ['for the day after', extendedAt, '2024-05-24', false],
    ['of one that has the days it was planned with', null, '2024-05-23', false],
  ])('%s', (_what, at, day, overtaken) => {
    expect(isOvertakenBy(at, dayNumber(day), 'America/La_Paz')).toBe(overtaken);
  });
});
