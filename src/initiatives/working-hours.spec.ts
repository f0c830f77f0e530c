import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  AWAKE_HOURS,
  INVITING_HOURS,
  nextMomentWithin,
  startOfDay,
  wakingMoment,
  WORKING_HOURS,
  workingDayFrom,
  workingDaysBefore,
} from './working-hours.js';

const ZONES = [
  'America/La_Paz',
  'America/Mexico_City',
  'America/Santiago',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/Lisbon',
  'Europe/Madrid',
  'Pacific/Galapagos',
];

describe('Hours in which a mail may reach somebody', () => {
  it.each([
    [
      'nine in Madrid is three at night in La Paz',
      '2024-04-16T07:00:00.000Z',
      '2024-04-16T12:00:00.000Z',
      null,
    ],
    ['eight in the evening is too late', '2024-04-17T00:00:00.000Z', '2024-04-17T12:00:00.000Z', null],
    ['on a Sunday as well', '2024-04-21T14:00:00.000Z', '2024-04-21T14:00:00.000Z', null],
    [
      'at night, where all is over by eight',
      '2024-04-16T07:00:00.000Z',
      '2024-04-16T07:00:00.000Z',
      '2024-04-16T12:00:00.000Z',
    ],
    [
      'a minute before the end',
      '2024-04-16T07:00:00.000Z',
      '2024-04-16T12:00:00.000Z',
      '2024-04-16T12:01:00.000Z',
    ],
    [
      'not at night, where all has been over before',
      '2024-04-16T07:00:00.000Z',
      '2024-04-16T12:00:00.000Z',
      '2024-04-15T12:00:00.000Z',
    ],
  ])('for news to somebody in La Paz: %s', (_what, instant, expected, until) => {
    expect(wakingMoment(instant, 'America/La_Paz', until)).toBe(expected);
  });

  it.each([
    [
      'a Tuesday before nine waits for nine',
      '2024-04-16T05:00:00Z',
      'Europe/Madrid',
      '2024-04-16T07:00:00.000Z',
    ],
    ['within the hours nothing waits', '2024-04-16T14:10:30Z', 'America/La_Paz', '2024-04-16T14:10:30.000Z'],
    ['eleven is too late', '2024-04-16T15:00:00Z', 'America/La_Paz', '2024-04-17T13:00:00.000Z'],
    ['a Friday waits for Tuesday', '2024-04-19T08:00:00Z', 'Europe/Madrid', '2024-04-23T07:00:00.000Z'],
    ['over the change to summer time', '2024-03-29T12:00:00Z', 'Europe/Madrid', '2024-04-02T07:00:00.000Z'],
    ['over the change to winter time', '2024-10-25T12:00:00Z', 'Europe/Madrid', '2024-10-29T08:00:00.000Z'],
  ])('for an invitation: %s', (_what, instant, zone, expected) => {
    expect(nextMomentWithin(INVITING_HOURS, instant, zone)).toBe(expected);
  });

  it.each([
    ['eight sharp', '2023-04-05T12:00:00.000Z', 'America/La_Paz', '2023-04-05T12:00:00.000Z'],
    [
      'the last moment of the evening',
      '2023-04-05T23:59:59.999Z',
      'America/La_Paz',
      '2023-04-05T23:59:59.999Z',
    ],
    ['twenty o’clock', '2023-04-06T00:00:00.000Z', 'America/La_Paz', '2023-04-06T12:00:00.000Z'],
    ['the night of a Sunday', '2023-04-08T22:30:00.000Z', 'Europe/Madrid', '2023-04-09T06:00:00.000Z'],
    [
      'the night in which clocks go forward',
      '2023-03-25T23:30:00.000Z',
      'Europe/Madrid',
      '2023-03-26T06:00:00.000Z',
    ],
    [
      'the night in which they go back',
      '2023-10-28T22:30:00.000Z',
      'Europe/Madrid',
      '2023-10-29T07:00:00.000Z',
    ],
  ])('for news: %s', (_what, instant, zone, expected) => {
    expect(nextMomentWithin(AWAKE_HOURS, instant, zone)).toBe(expected);
  });

  it('are never missed, never early, and never more than a weekend away', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2046-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (date, zone) => {
        const found = nextMomentWithin(WORKING_HOURS, date.toISOString(), zone);
        const local = Temporal.Instant.from(found).toZonedDateTimeISO(zone);
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        expect(local.hour).toBeGreaterThanOrEqual(9);
        expect(local.hour).toBeLessThan(17);
        const waited = Date.parse(found) - date.getTime();
        expect(waited).toBeGreaterThanOrEqual(0);
        expect(waited).toBeLessThanOrEqual((64 + 1) * 3_600_000);
      }),
    );
  });
});

describe('Working days', () => {
  it.each([
    ['2024-05-04', '2024-05-06'],
    ['2024-05-05', '2024-05-06'],
    ['2024-05-06', '2024-05-06'],
  ])('%s moves to %s', (day, expected) => expect(workingDayFrom(day)).toBe(expected));

  it.each([
    ['a Monday', '2023-04-24', '2023-04-20'],
    ['a Friday', '2024-05-10', '2024-05-08'],
    ['a Sunday', '2024-05-12', '2024-05-09'],
    ['over a leap day', '2028-03-02', '2028-02-29'],
  ])('two before %s, %s, is %s', (_what, day, expected) => {
    expect(workingDaysBefore(day, 2)).toBe(expected);
  });

  it('begin where the day does, also where the clocks skip midnight', () => {
    expect(startOfDay('2024-09-08', 'America/Santiago')).toBe('2024-09-08T04:00:00.000Z');
  });
});
