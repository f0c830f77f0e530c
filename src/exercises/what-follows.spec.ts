import type { Exercise } from './exercise.js';
import { whatFollows } from './what-follows.js';

const lideres = (year: number, number: number, change: Partial<Exercise> = {}) =>
  ({
    id: `${year}-${number}`,
    year,
    number,
    state: 'planned',
    decision: null,
    skippedWhy: null,
    ...change,
  }) as Exercise;
const published = (planned: boolean, year: number | null) =>
  lideres(2023, 1, {
    state: 'published',
    decision: { planned, year, reason: null, by: 'Rosa Ejemplo', at: '2023-04-25T10:00:00.000Z' },
  });

describe('What follows a published exercise of LIDERES', () => {
  it.each<[string, Exercise, readonly Exercise[], string | null]>([
    ['nothing is known before its report is published', lideres(2023, 1, { state: 'closed' }), [], null],
    ['none where none was decided', published(false, null), [], 'none'],
    ['nothing can be planned without a year', published(true, null), [], 'without-year'],
    ['2024 is being planned', published(true, 2024), [], 'to-plan 2024'],
    ['2024 is planned', published(true, 2024), [lideres(2024, 2)], 'planned 2024-2'],
    [
      '2024 was cancelled',
      published(true, 2024),
      [lideres(2024, 2, { state: 'cancelled' })],
      'cancelled 2024-2',
    ],
    [
      '2024 was cancelled and planned again',
      published(true, 2024),
      [lideres(2024, 2, { state: 'cancelled' }), lideres(2024, 3)],
      'planned 2024-3',
    ],
    [
      '2025 takes the place of 2024, which was skipped',
      published(true, 2024),
      [lideres(2024, 2, { state: 'cancelled', skippedWhy: 'Elections in two countries.' }), lideres(2025, 3)],
      'planned 2025-3',
    ],
  ])('%s', (_what, exercise, others, expected) => {
    const follows = whatFollows(exercise, [exercise, ...others]);
    const about =
      follows && ('exercise' in follows ? follows.exercise.id : 'year' in follows ? follows.year : '');
    expect(follows && `${follows.kind} ${about}`.trim()).toBe(expected);
  });
});
