import type { ExerciseState } from '../exercises/exercise.js';
import type { Role } from '../initiatives/partnership.js';
import type { ResponseState } from '../responses/response.js';
import { nextStepOf, responseByRole } from './exercise-matrix.js';

const row = (role: Role, state: ResponseState) => ({ role, state });
const NOW = '2023-05-01T12:00:00.000Z';

describe('Response by role', () => {
  it('counts what is submitted or accepted, and calls a role silent of which nothing has come', () => {
    const rows = [
      row('first-provider', 'accepted'),
      row('beneficiary', 'in-progress'),
      row('second-provider', 'submitted'),
      row('second-provider', 'not-opened'),
      row('other', 'returned'),
    ];
    expect(responseByRole(rows)).toEqual([
      { role: 'first-provider', answered: 1, count: 1, silent: false },
      { role: 'beneficiary', answered: 0, count: 1, silent: true },
      { role: 'second-provider', answered: 1, count: 2, silent: false },
      // It has answered once, and is asked again.
      { role: 'other', answered: 0, count: 1, silent: false },
    ]);
  });
});

describe('The next step of an exercise', () => {
  const done = [row('beneficiary', 'accepted'), row('first-provider', 'accepted')];
  const waiting = [row('beneficiary', 'submitted'), row('first-provider', 'in-progress')];
  const silent = [row('beneficiary', 'not-opened'), row('first-provider', 'accepted')];
  const returned = [row('beneficiary', 'returned'), row('first-provider', 'accepted')];
  const FUTURE = '2023-05-10T22:00:00.000Z';
  const PAST = '2023-04-30T22:00:00.000Z';

  it.each<[ExerciseState, string, typeof done, string | null, number]>([
    ['planned', FUTURE, [], 'open', 0],
    ['open', FUTURE, waiting, 'review', 1],
    ['open', FUTURE, silent, 'wait', 1],
    ['open', PAST, silent, 'late', 1],
    ['open', NOW, silent, 'late', 1],
    ['open', PAST, waiting, 'review', 1],
    ['open', FUTURE, done, 'close', 0],
    ['closed', PAST, waiting, 'review', 1],
    ['closed', PAST, returned, 'wait', 1],
    ['closed', PAST, silent, 'weigh', 0],
    ['in-validation', PAST, done, 'validate', 0],
    ['published', PAST, done, 'read', 0],
    ['cancelled', PAST, silent, null, 0],
  ])('%s until %s', (state, closesAt, rows, step, count) => {
    expect(nextStepOf({ state, closesAt }, rows, NOW)).toEqual(step === null ? null : { step, count });
  });
});
