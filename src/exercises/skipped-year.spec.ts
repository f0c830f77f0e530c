import { datesAfterSkipping, yearInstead } from './skipped-year.js';

const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('The exercise after a year that is skipped', () => {
  it.each([
    ['2024-04-03', '2024-04-24', '2025-04-03', '2025-04-24', 'a Thursday: the same days'],
    ['2024-04-09', '2024-04-30', '2025-04-09', '2025-04-30', 'a Wednesday'],
    ['2024-04-04', '2024-04-25', '2025-04-08', '2025-04-29', 'a Friday: both move to the Tuesday after'],
    ['2024-04-07', '2024-04-28', '2025-04-08', '2025-04-29', 'a Monday'],
    ['2028-02-29', '2028-03-21', '2029-02-28', '2029-03-21', 'a leap day becomes the 28th, a Wednesday'],
    ['2024-02-29', '2024-03-21', '2025-03-04', '2025-03-25', 'a leap day becomes the 28th, a Friday'],
    ['2024-02-07', '2024-02-29', '2025-02-11', '2025-03-04', 'it closes on a leap day'],
    ['2027-12-28', '2028-01-18', '2028-12-28', '2029-01-18', 'over the end of a year'],
    ['2024-04-09', '2024-04-09', '2025-04-09', '2025-04-09', 'a single day'],
  ])('%s to %s → %s to %s (%s)', (opensOn, closesOn, opens, closes) => {
    const next = datesAfterSkipping({ year: 2024, opensOn, closesOn });
    expect(next).toEqual({ year: 2025, opensOn: opens, closesOn: closes });
    expect([2, 3, 4]).toContain(weekday(next.opensOn));
  });
});

it.each<readonly [readonly number[], number, string]>([
  [[], 2024, 'nothing was skipped'],
  [[2024], 2025, 'the year itself was'],
  [[2024, 2025], 2026, 'and so was the next'],
  [[2025], 2024, 'another year was'],
])('the exercise of 2024, where %j were skipped, takes place in %i: %s', (skipped, instead, _why) => {
  const exercises = skipped.map((year) => ({ year, state: 'cancelled' as const, skippedWhy: 'Elections' }));
  const published = { year: 2023, state: 'published' as const, skippedWhy: null };
  expect(yearInstead([published, ...exercises], 2024)).toBe(instead);
  // Planned again after all.
  const again = { year: 2024, state: 'planned' as const, skippedWhy: null };
  expect(yearInstead([published, ...exercises, again], 2024)).toBe(2024);
});
