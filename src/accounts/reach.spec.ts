import type { Grant } from './access.js';
import { EVERYWHERE, isReached, reachOf } from './reach.js';

const of = (...grants: readonly Grant[]) => ({ grants });
const LIDERES = { window: 2021, code: 'ICT149-21' };

describe('how far grants reach', () => {
  it.each([
    ['nothing', of(), false],
    ['everything', of({ role: 'reader', window: null, initiative: null }), true],
    ['its window', of({ role: 'reader', window: 2021, initiative: null }), true],
    ['another window', of({ role: 'manager', window: 2022, initiative: null }), false],
    ['the initiative', of({ role: 'reader', window: null, initiative: 'ICT149-21' }), true],
    ['another initiative', of({ role: 'manager', window: null, initiative: 'ICT150-21' }), false],
  ] as const)('to LIDERES, of %s: %#', (_what, visitor, expected) => {
    expect(isReached(reachOf(visitor), LIDERES)).toBe(expected);
  });

  it('counts only grants whose role includes the one asked for', () => {
    const mixed = of(
      { role: 'reader', window: null, initiative: null },
      { role: 'evaluator', window: 2021, initiative: null },
    );
    expect(reachOf(mixed)).toMatchObject({ everywhere: 1 });
    expect(reachOf(mixed, 'evaluator')).toEqual({ everywhere: 0, windows: [2021], codes: [''] });
    expect(isReached(reachOf(mixed, 'manager'), LIDERES)).toBe(false);
  });

  it('never gives an empty list, which would be no SQL', () => {
    for (const reach of [reachOf(of()), EVERYWHERE]) {
      expect([reach.windows.length, reach.codes.length]).toEqual([1, 1]);
    }
  });
});
