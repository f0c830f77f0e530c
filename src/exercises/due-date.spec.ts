import fc from 'fast-check';
import {
  exerciseYear,
  firstExerciseDue,
  LEAD_DAYS,
  nextDue,
  OPEN_DAYS,
  proposedDates,
  type NextDue,
} from './due-date.js';
import type { Exercise, ExerciseState } from './exercise.js';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('The first exercise is due one civil year after the implementation has ended', () => {
  it.each([
    ['2022-04-30', '2023-04-30', 'LIDERES'],
    ['2023-02-28', '2024-02-28', 'the year after has a leap day, which is not the due day'],
    ['2024-02-29', '2025-02-28', 'a leap day has its anniversary on the 28th'],
    ['2096-02-29', '2097-02-28', 'also before a year that is no leap year although four divides it'],
    ['2023-03-01', '2024-03-01', 'the day after'],
    ['2022-12-31', '2023-12-31', 'at the end of a year'],
  ])('%s → %s (%s)', (end, due) => expect(firstExerciseDue(end)).toBe(due));

  it('refuses a day that does not exist', () => {
    expect(() => firstExerciseDue('2023-02-29')).toThrow();
  });
});

describe('The dates proposed for an exercise that is due', () => {
  it.each([
    ['2023-04-30', '2023-01-10', '2023-05-02', '2023-05-23', 'a Sunday: the Tuesday after'],
    ['2023-05-02', '2023-01-10', '2023-05-02', '2023-05-23', 'a Tuesday: that day'],
    ['2023-05-04', '2023-01-10', '2023-05-04', '2023-05-25', 'a Thursday: that day'],
    ['2023-05-05', '2023-01-10', '2023-05-09', '2023-05-30', 'a Friday: the Tuesday after'],
    ['2023-12-31', '2023-01-10', '2024-01-02', '2024-01-23', 'over the end of a year'],
    ['2025-02-28', '2025-01-10', '2025-03-04', '2025-03-25', 'a Friday at the end of February'],
    ['2024-02-28', '2024-01-10', '2024-02-28', '2024-03-20', 'three weeks over a leap day'],
    ['2021-06-01', '2023-05-01', '2023-05-09', '2023-05-30', 'late: eight days from today'],
    ['2023-05-02', '2023-04-25', '2023-05-03', '2023-05-24', 'due in a week, which is too soon for a notice'],
    ['2023-05-02', '2023-04-24', '2023-05-02', '2023-05-23', 'due in eight days'],
  ])('due %s, today %s: %s to %s (%s)', (dueOn, today, opensOn, closesOn) => {
    expect(proposedDates(dueOn, today)).toEqual({ opensOn, closesOn });
  });

  it('open in time on a good day and close on a working day, over twenty years', () => {
    const dates = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2045-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, dates, (dueOn, today) => {
        const { opensOn, closesOn } = proposedDates(dueOn, today);
        expect([2, 3, 4]).toContain(weekday(opensOn));
        expect(weekday(closesOn)).toBe(weekday(opensOn));
        expect(day(closesOn) - day(opensOn)).toBe(OPEN_DAYS);
        const earliest = Math.max(day(dueOn), day(today) + LEAD_DAYS);
        expect(day(opensOn) - earliest).toBeGreaterThanOrEqual(0);
        expect(day(opensOn) - earliest).toBeLessThanOrEqual(4);
      }),
    );
  });
});

type Told = Pick<Exercise, 'state' | 'year' | 'opensOn' | 'decision' | 'skippedWhy'>;
const exercise = (state: ExerciseState, year: number, next?: number | null): Told => ({
  state,
  year,
  opensOn: `${year}-05-02`,
  skippedWhy: null,
  decision:
    next === undefined ? null : { planned: next !== null, year: next, reason: null, by: 'x', at: 'x' },
});

describe('What is due next in an initiative that ended on 30 April 2022', () => {
  it.each<readonly [string, readonly Told[], NextDue | null]>([
    ['before any exercise', [], { dueOn: '2023-04-30', year: null }],
    ['after one was cancelled', [exercise('cancelled', 2023)], { dueOn: '2023-04-30', year: null }],
    ['while one is planned', [exercise('planned', 2023)], null],
    ['while one is open', [exercise('open', 2023)], null],
    ['before the decision is published', [exercise('in-validation', 2023, 2024)], null],
    ['after a report that asks for none', [exercise('published', 2023, null)], null],
    [
      'after a report that asks for 2026',
      [exercise('published', 2023, 2026)],
      { dueOn: '2026-05-02', year: 2026 },
    ],
    [
      'when the one asked for was cancelled',
      [exercise('published', 2023, 2026), exercise('cancelled', 2026)],
      { dueOn: '2026-05-02', year: 2026 },
    ],
    [
      'when its year was skipped, and the one instead cancelled',
      [{ ...exercise('cancelled', 2023), skippedWhy: 'Elections' }, exercise('cancelled', 2024)],
      { dueOn: '2024-04-30', year: null },
    ],
    [
      'when the year asked for was skipped, and the one instead cancelled',
      [
        exercise('published', 2023, 2026),
        { ...exercise('cancelled', 2026), skippedWhy: 'Elections' },
        exercise('cancelled', 2027),
      ],
      { dueOn: '2027-05-02', year: 2027 },
    ],
    [
      'when the one asked for is planned',
      [exercise('published', 2023, 2026), exercise('planned', 2026)],
      null,
    ],
  ])('%s', (_when, exercises, due) => expect(nextDue('2022-04-30', exercises)).toEqual(due));

  it('is due on the 28th where the last one opened on a leap day', () => {
    const leap = { ...exercise('published', 2024, 2025), opensOn: '2024-02-29' };
    expect(nextDue('2022-04-30', [leap])?.dueOn).toBe('2025-02-28');
  });
});

it.each<readonly [NextDue, string, string, number, string]>([
  [
    { dueOn: '2023-12-31', year: null },
    '2024-01-02',
    '2023-01-10',
    2024,
    'the first: the year in which it opens',
  ],
  [{ dueOn: '2024-12-31', year: 2024 }, '2025-01-02', '2024-06-01', 2024, 'a later one: the year asked for'],
  [{ dueOn: '2024-05-02', year: 2024 }, '2026-03-03', '2026-02-20', 2026, 'unless that year has passed'],
])('%j opening on %s, today %s, is the exercise of %s (%s)', (due, opensOn, today, year, _why) => {
  expect(exerciseYear(due, { opensOn, closesOn: opensOn }, today)).toBe(year);
});
