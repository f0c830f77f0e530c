import { wrongDates } from './plan-dates.js';

describe('The days of a plan, looked at on 2 May 2023 at 03:30 UTC', () => {
  it.each([
    ['2023-05-02', '2023-05-23', 'Europe/Madrid', [], 'it opens today'],
    ['2023-05-01', '2023-05-23', 'America/La_Paz', [], 'in La Paz it is still the day before'],
    ['2023-05-01', '2023-05-23', 'Europe/Madrid', ['/opensOn'], 'in Madrid that day is over'],
    ['2023-05-30', '2023-05-29', 'Europe/Madrid', ['/closesOn'], 'the wrong way round'],
    ['2023-04-30', '2023-04-29', 'Europe/Madrid', ['/opensOn', '/closesOn'], 'both'],
    ['2023-05-30', '2023-05-30', 'Europe/Madrid', [], 'a single day'],
  ])('%s to %s in %s: wrong %j (%s)', (opensOn, closesOn, timeZone, pointers) => {
    const wrong = wrongDates({ opensOn, closesOn, timeZone }, '2023-05-02T03:30:00.000Z');
    expect(wrong.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
