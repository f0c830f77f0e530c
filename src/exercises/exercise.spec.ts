import {
  afterStep,
  EXERCISE_STEPS,
  isWritable,
  STEP_EVENTS,
  type ExerciseState,
  type ExerciseStep,
} from './exercise.js';

const STATES: readonly ExerciseState[] = [
  'planned',
  'open',
  'closed',
  'in-validation',
  'published',
  'cancelled',
];

describe('States and steps of an exercise', () => {
  // A column per state: where the step leads, or - where it is not allowed.
  it.each([
    ['open', 'open', '-', '-', '-', '-', '-'],
    ['close', '-', 'closed', '-', '-', '-', '-'],
    ['extend', '-', 'open', 'open', '-', '-', '-'],
    ['validate', '-', '-', 'in-validation', '-', '-', '-'],
    ['back-to-closed', '-', '-', '-', 'closed', '-', '-'],
    ['publish', '-', '-', '-', 'published', '-', '-'],
    ['next-version', '-', '-', '-', '-', 'in-validation', '-'],
    ['cancel', 'cancelled', 'cancelled', 'cancelled', 'cancelled', '-', '-'],
    ['skip', 'cancelled', '-', '-', '-', '-', '-'],
  ] as const)(
    '%s: planned → %s, open → %s, closed → %s, in-validation → %s, published → %s, cancelled → %s',
    (step, ...to) => {
      expect(STATES.map((state) => afterStep(state, step) ?? '-')).toEqual(to);
    },
  );

  it('calls every step by its own word in the history', () => {
    const words = (Object.keys(EXERCISE_STEPS) as ExerciseStep[]).map((step) => STEP_EVENTS[step]);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each([
    ['open', '2023-04-25T03:59:59.999Z', true, 'the last moment of the last day in La Paz'],
    ['open', '2023-04-25T04:00:00.000Z', false, 'its last day is over, though nobody has closed it'],
    ['closed', '2023-04-20T00:00:00.000Z', false, 'closed before its time'],
    ['planned', '2023-04-20T00:00:00.000Z', false, 'not open yet'],
    ['in-validation', '2023-04-20T00:00:00.000Z', false, ''],
  ] as const)('%s at %s: partners may write %s %s', (state, now, expected, _why) => {
    expect(isWritable({ state, closesAt: '2023-04-25T04:00:00.000Z' }, now)).toBe(expected);
  });
});
