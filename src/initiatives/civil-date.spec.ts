import fc from 'fast-check';
import { endOfDay, firstDay, isCivilDate, isMonth, lastDay } from './civil-date.js';

it.each([
  ['2023-04-24', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-02-30', false],
  ['2023-13-01', false],
  ['2023-4-24', false],
  ['23-04-24', false],
  ['2023-04-24T00:00', false],
  ['2023-04', false],
  ['+002023-04-24', false],
  ['', false],
])('%j is a day: %s', (text, expected) => expect(isCivilDate(text)).toBe(expected));

it.each([
  ['2021-08', true],
  ['2021-13', false],
  ['2021-8', false],
  ['2021-08-01', false],
])('%j is a month: %s', (text, expected) => expect(isMonth(text)).toBe(expected));

it.each([
  ['2021-08', '2021-08-01', '2021-08-31'],
  ['2022-04', '2022-04-01', '2022-04-30'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2021-08-15', '2021-08-15', '2021-08-15'],
])('%s begins on %s and ends on %s', (text, first, last) => {
  expect(firstDay(text)).toBe(first);
  expect(lastDay(text)).toBe(last);
});

describe('The end of a day', () => {
  it.each([
    ['2023-04-24', 'America/La_Paz', '2023-04-25T04:00:00.000Z', 'four hours behind, all year'],
    ['2023-04-24', 'Europe/Madrid', '2023-04-24T22:00:00.000Z', 'in summer'],
    ['2023-12-31', 'Europe/Madrid', '2023-12-31T23:00:00.000Z', 'in winter'],
    ['2023-03-25', 'Europe/Madrid', '2023-03-25T23:00:00.000Z', 'the day before the clocks go forward'],
    ['2023-03-26', 'Europe/Madrid', '2023-03-26T22:00:00.000Z', 'a day of 23 hours'],
    ['2023-10-29', 'Europe/Madrid', '2023-10-29T23:00:00.000Z', 'a day of 25 hours'],
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'the next day began at 01:00'],
    ['2024-02-28', 'UTC', '2024-02-29T00:00:00.000Z', 'a leap day follows'],
    ['2023-04-24', 'Pacific/Kiritimati', '2023-04-24T10:00:00.000Z', 'fourteen hours ahead'],
  ])('%s in %s is %s (%s)', (date, zone, expected) => expect(endOfDay(date, zone)).toBe(expected));

  it('comes before the end of every later day', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true });
    const zones = fc.constantFrom(
      'America/La_Paz',
      'Europe/Madrid',
      'America/Santiago',
      'America/Havana',
      'UTC',
    );
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const date = (offset: number) =>
          new Date(day.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
        const hours = (Date.parse(endOfDay(date(1), zone)) - Date.parse(endOfDay(date(0), zone))) / 3600_000;
        expect(hours).toBeGreaterThanOrEqual(23);
        expect(hours).toBeLessThanOrEqual(25);
      }),
    );
  });
});
