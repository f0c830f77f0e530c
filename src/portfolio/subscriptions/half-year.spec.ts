import { digestAfter, digestNumber, digestUntil } from './half-year.js';

describe('the days of digests', () => {
  it.each([
    // Winter and summer time of Brussels.
    ['2026-01-01T00:00:00.000Z', '2026-01-15', '2026-01-15T09:00:00.000Z'],
    ['2026-03-01T00:00:00.000Z', '2026-07-15', '2026-07-15T08:00:00.000Z'],
    ['2026-08-01T00:00:00.000Z', '2027-01-15', '2027-01-15T09:00:00.000Z'],
    // A moment before, the moment itself, and a moment after.
    ['2026-07-15T07:59:59.999Z', '2026-07-15', '2026-07-15T08:00:00.000Z'],
    ['2026-07-15T08:00:00.000Z', '2027-01-15', '2027-01-15T09:00:00.000Z'],
    ['2026-07-15T08:00:00.001Z', '2027-01-15', '2027-01-15T09:00:00.000Z'],
    // New year comes to Brussels an hour before it comes to Greenwich.
    ['2025-12-31T23:30:00.000Z', '2026-01-15', '2026-01-15T09:00:00.000Z'],
    ['2028-02-29T12:00:00Z', '2028-07-15', '2028-07-15T08:00:00.000Z'],
  ])('after %s it is %s', (instant, day, dueAt) => {
    expect(digestAfter(instant)).toEqual({ day, dueAt });
  });

  it.each([
    ['2026-07-15T07:59:59.999Z', '2026-01-15'],
    ['2026-07-15T08:00:00.000Z', '2026-07-15'],
    ['2026-01-01T00:00:00.000Z', '2025-07-15'],
    ['2027-08-19T00:00:00.000Z', '2027-07-15'],
  ])('until %s it was %s', (instant, day) => {
    expect(digestUntil(instant).day).toBe(day);
  });

  it('are forty in twenty years, each after the other and numbered one by one', () => {
    const days: string[] = [];
    for (let { day, dueAt } = digestAfter('2026-01-01T00:00:00.000Z'); day < '2046';) {
      days.push(day);
      expect(digestUntil(dueAt).day).toBe(day);
      ({ day, dueAt } = digestAfter(dueAt));
    }
    expect(days).toHaveLength(40);
    expect(days.filter((day) => !/-(01|07)-15$/.test(day))).toEqual([]);
    expect(days.map(digestNumber)).toEqual(days.map((_, index) => 4052 + index));
  });

  it('follow a step of any length without leaving one out: 400 days are two or three', () => {
    for (let start = Date.parse('2026-01-01'); start < Date.parse('2027-01-01'); start += 86_400_000) {
      const [from, to] = [start, start + 400 * 86_400_000].map((time) => new Date(time).toISOString()) as [
        string,
        string,
      ];
      let count = 0;
      for (let next = digestAfter(from); next.dueAt <= to; next = digestAfter(next.dueAt)) count += 1;
      expect([2, 3]).toContain(count);
      expect(digestUntil(to).dueAt > from).toBe(true);
    }
  });
});
