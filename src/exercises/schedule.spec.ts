import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../initiatives/civil-date.js';
import { daysLater } from '../initiatives/working-hours.js';
import { dueEvents, eventKey, plannedInstant, scheduleOf } from './schedule.js';

const dates = (opensOn: string, closesOn: string, timeZone = 'Europe/Madrid') => ({
  opensOn,
  closesOn,
  timeZone,
  closesAt: endOfDay(closesOn, timeZone),
  openedAt: null as string | null,
});
const daysOf = (...of: Parameters<typeof dates>) =>
  Object.fromEntries(scheduleOf(dates(...of)).map(({ event, day }) => [event, day]));

describe('The course of an exercise', () => {
  it('of LIDERES 2024, three weeks from a Tuesday', () => {
    expect(daysOf('2024-04-16', '2024-05-07')).toEqual({
      notice: '2024-04-09',
      open: '2024-04-16',
      'reminder-1': '2024-04-23',
      call: '2024-04-26',
      'reminder-2': '2024-04-30',
      'last-call': '2024-05-03',
      close: '2024-05-07',
    });
  });

  it.each([
    [
      'two weeks leave no room for a call or a second reminder',
      '2024-04-16',
      '2024-04-30',
      'reminder-1 last-call',
    ],
    ['nor one week for any', '2024-04-16', '2024-04-23', 'last-call'],
    ['two days are too few for a last call', '2024-04-16', '2024-04-18', ''],
  ])('%s', (_what, opensOn, closesOn, between) => {
    expect(Object.keys(daysOf(opensOn, closesOn)).slice(2, -1).join(' ')).toBe(between);
  });

  it('a reminder that would fall on a weekend waits for Monday', () => {
    // Opens on a Saturday.
    expect(daysOf('2024-04-20', '2024-05-20')['reminder-1']).toBe('2024-04-29');
  });

  it('reminders count from the day on which it did open, by the clock of the exercise', () => {
    // Late in the evening of 17 April in La Paz it is 18 April in UTC.
    const late = {
      ...dates('2024-04-16', '2024-05-14', 'America/La_Paz'),
      openedAt: '2024-04-18T02:30:00.000Z',
    };
    expect(scheduleOf(late).find(({ event }) => event === 'reminder-1')?.day).toBe('2024-04-24');
  });

  it('closes at the end of its last day, and everything else is due when its day begins', () => {
    const events = scheduleOf(dates('2024-04-16', '2024-05-07', 'America/La_Paz'));
    expect(events.find(({ event }) => event === 'open')?.dueAt).toBe('2024-04-16T04:00:00.000Z');
    expect(events.find(({ event }) => event === 'close')?.dueAt).toBe('2024-05-08T04:00:00.000Z');
  });

  it.each([
    ['planned', null, ''],
    ['planned', '2024-03-01T10:00:00.000Z', 'notice open'],
    ['open', '2024-03-01T10:00:00.000Z', 'reminder-1 call reminder-2 last-call close'],
    ['closed', '2024-03-01T10:00:00.000Z', ''],
    ['cancelled', '2024-03-01T10:00:00.000Z', ''],
    ['published', '2024-03-01T10:00:00.000Z', ''],
  ] as const)('%s, confirmed %s: by itself happen %s', (state, confirmedAt, expected) => {
    const exercise = { ...dates('2024-04-16', '2024-05-07'), state, confirmedAt };
    expect(
      dueEvents(exercise)
        .map(({ event }) => event)
        .join(' '),
    ).toBe(expected);
  });

  it('is in order and on working days, over twenty years and all zones', () => {
    const days = fc.integer({ min: 0, max: 20 * 365 }).map((day) => daysLater('2026-01-01', day));
    const zones = fc.constantFrom('Europe/Madrid', 'America/La_Paz', 'America/Santiago', 'Pacific/Auckland');
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), zones, (opensOn, length, zone) => {
        const events = scheduleOf(dates(opensOn, daysLater(opensOn, length), zone));
        const due = events.map(({ dueAt }) => dueAt);
        expect(due.slice(1)).toEqual(due.slice(1).toSorted());
        expect(new Set(events.map(({ event }) => event)).size).toBe(events.length);
        for (const { event, day } of events) {
          if (event === 'open' || event === 'close') continue;
          expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('is named by the instants it was planned for; a notice is asked for anew with every revision', () => {
    const named = (revision: number) =>
      scheduleOf(dates('2024-04-16', '2024-05-07')).map((planned) => {
        const key = eventKey({ id: 'e1', revision }, planned);
        expect(plannedInstant(key)).toBe(planned.dueAt);
        return `${planned.event} ${key}`;
      });
    const [before, after] = [named(2), named(3)];
    expect(after.filter((name) => !before.includes(name))).toEqual(['notice e1:2024-04-08T22:00:00.000Z:3']);
    expect(plannedInstant('another kind of key')).toBeNull();
  });
});
