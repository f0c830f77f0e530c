import { nextExercisePlan } from './next-exercise.js';

const lasting = (opensOn: string, closesOn: string) => ({
  year: Number(opensOn.slice(0, 4)),
  opensOn,
  closesOn,
});

describe('the dates of the next exercise', () => {
  it.each([
    ['2023-04-03', '2023-04-24', 2024, '2024-04-03', '2024-04-24', 'a Wednesday: the same days'],
    ['2023-04-03', '2023-04-24', 2026, '2026-04-07', '2026-04-28', 'a Friday: the Tuesday after'],
    ['2023-04-03', '2023-04-24', 2028, '2028-04-04', '2028-04-25', 'a Monday: the Tuesday after'],
    [
      '2024-02-29',
      '2024-03-21',
      2025,
      '2025-03-04',
      '2025-03-25',
      '28 February, a Friday: the Tuesday after',
    ],
    ['2024-02-29', '2024-03-21', 2028, '2028-02-29', '2028-03-21', 'a leap day again, a Tuesday'],
    ['2023-12-28', '2024-01-18', 2024, '2024-12-31', '2025-01-21', 'a Saturday, over the turn of the year'],
    [
      '2023-10-24',
      '2023-10-31',
      2024,
      '2024-10-24',
      '2024-10-31',
      'over the end of summer time: days, not hours',
    ],
  ])('of %s to %s, in %i: %s to %s (%s)', (opens, closes, year, opensOn, closesOn) => {
    expect(nextExercisePlan(lasting(opens, closes), year, '2023-06-01')).toEqual({ year, opensOn, closesOn });
  });

  it('lie ahead where the report comes so late that the same days are over', () => {
    const before = lasting('2023-04-03', '2023-04-24');
    expect(nextExercisePlan(before, 2024, '2024-05-20')).toEqual({
      year: 2024,
      opensOn: '2024-05-28',
      closesOn: '2024-06-18',
    });
    expect(nextExercisePlan(before, 2024, '2024-04-03').opensOn).toBe('2024-04-03');
  });

  it('are those of an exercise called by the year of today where the year asked for has passed', () => {
    expect(nextExercisePlan(lasting('2023-04-03', '2023-04-24'), 2024, '2026-02-02')).toEqual({
      year: 2026,
      opensOn: '2026-02-10',
      closesOn: '2026-03-03',
    });
  });
});
