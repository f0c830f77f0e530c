import { whyClosed } from './writing.js';

describe('why nothing can be written', () => {
  const closesAt = '2026-12-25T04:00:00.000Z';
  it.each([
    [
      'open',
      '2026-12-25T04:00:00.000Z',
      `The exercise took answers until ${closesAt}; a manager can extend it.`,
    ],
    [
      'closed',
      '2026-12-26T00:00:00.000Z',
      `The exercise is closed and took answers until ${closesAt}; a manager can extend it.`,
    ],
    [
      'closed',
      '2026-11-25T00:00:00.000Z',
      'The exercise was closed before its last day had ended; a manager can extend it.',
    ],
    ['in-validation', '2026-11-25T00:00:00.000Z', 'The exercise is in-validation and takes no answers.'],
    ['cancelled', '2026-12-26T00:00:00.000Z', 'The exercise is cancelled and takes no answers.'],
  ] as const)('in an exercise that is %s at %s', (state, now, words) => {
    expect(whyClosed({ state, closesAt }, now)).toBe(words);
  });
});
