import { nominalAlpha } from './agreement.js';

/** One observer a line, one unit a column; a dot where the observer said nothing. */
function units(...observers: readonly string[]): (string | null)[][] {
  const rows = observers.map((line) => line.split(' ').map((value) => (value === '.' ? null : value)));
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));
}

describe('Krippendorff’s alpha, nominal', () => {
  // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A to D.
  it.each([
    ['two observers, two values', 0.095, units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')],
    ['two observers, five values', 0.692, units('a a b b d c c c e d d a', 'b a b b b c c c e d d d')],
    [
      'four observers with missing values',
      0.743,
      units(
        '1 2 3 3 2 1 4 1 2 . . .',
        '1 2 3 3 2 2 4 1 2 5 . 3',
        '. 3 3 3 2 3 4 2 2 5 1 .',
        '1 2 3 3 2 4 4 1 2 5 1 .',
      ),
    ],
  ])('is that of the literature for %s', (_what, expected, data) => {
    expect(nominalAlpha(data)).toBeCloseTo(expected, 3);
  });

  it('is 1 where all agree, and below 0 where they disagree more than chance would', () => {
    expect(nominalAlpha(units('a b a', 'a b a'))).toBe(1);
    expect(nominalAlpha(units('a b a b', 'b a b a'))).toBeLessThan(0);
  });

  it('is not defined where nothing can be paired, or nothing is told apart', () => {
    expect(nominalAlpha([])).toBeNull();
    expect(nominalAlpha(units('a b .', '. . a'))).toBeNull();
    expect(nominalAlpha(units('a a', 'a a'))).toBeNull();
  });
});
