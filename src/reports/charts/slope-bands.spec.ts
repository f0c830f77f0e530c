import fc from 'fast-check';
import { slopeBands, type Slope } from './slope-bands.js';

const LEVELS = [0, 1, 2, 3];
const slope = (from: number | null, to: number | null): Slope => ({ from, to });

/** Each level from the top as its rows, `left-right`, by the places of the lines in the list. */
const drawn = (...slopes: readonly Slope[]) =>
  slopeBands(slopes, LEVELS).map(({ rows }) => rows.map(({ left, right }) => `${left ?? ''}-${right ?? ''}`));

describe('the rows of a slope chart', () => {
  it('hold what stays on its level in one row, so that its line is level', () => {
    expect(drawn(slope(3, 3), slope(1, 1), slope(3, 3))).toEqual([['0-0', '2-2'], [], ['1-1'], []]);
  });

  it('put what goes up or comes from above over it, what goes down or comes from below under it', () => {
    const lines = [slope(2, 2), slope(2, 3), slope(2, 1), slope(3, 2), slope(0, 2)];
    expect(drawn(...lines)[1]).toEqual(['1-3', '0-0', '2-4']);
  });

  it('let those that go furthest up stand highest, and those that go nowhere last', () => {
    const lines = [slope(0, null), slope(0, 1), slope(0, 3), slope(0, 2)];
    expect(drawn(...lines)[3]).toEqual(['2-', '3-', '1-', '0-']);
  });

  it('have no place for a line that neither year knows', () => {
    expect(drawn(slope(null, null))).toEqual([[], [], [], []]);
  });

  it('give each end a row of its own, on its level', () => {
    const level = fc.option(fc.constantFrom(...LEVELS));
    fc.assert(
      fc.property(fc.array(fc.record({ from: level, to: level }), { maxLength: 20 }), (slopes) => {
        const bands = slopeBands(slopes, LEVELS);
        for (const [end, side] of [
          ['from', 'left'],
          ['to', 'right'],
        ] as const) {
          const placed = bands.flatMap(({ level, rows }) =>
            rows.flatMap((row) => (row[side] === null ? [] : [[row[side], level] as const])),
          );
          const wanted = slopes.flatMap((one, i) => (one[end] === null ? [] : [[i, one[end]] as const]));
          expect(placed.toSorted(([a], [b]) => a - b)).toEqual(wanted);
        }
      }),
    );
  });
});
