/** What each observer says of one unit; null where that observer said nothing. */
export type Unit = readonly (string | null)[];

/**
 * Krippendorff's alpha for nominal values, any number of observers, with missing values (K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011). 1 is perfect agreement, 0 what chance alone would bring, below 0 is
 * systematic disagreement. Null where it is not defined: fewer than two values can be paired, or all of them are equal,
 * so that there is nothing to tell apart.
 */
export function nominalAlpha(units: readonly Unit[]): number | null {
  const totals = new Map<string, number>();
  let pairable = 0;
  let disagreeing = 0;
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    // A value that no other observer stands beside cannot be paired and counts nowhere.
    if (values.length < 2) continue;
    const here = new Map<string, number>();
    for (const value of values) here.set(value, (here.get(value) ?? 0) + 1);
    for (const [value, count] of here) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      disagreeing += (count * (values.length - count)) / (values.length - 1);
    }
    pairable += values.length;
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (pairable - count), 0);
  if (pairable < 2 || expected === 0) return null;
  return 1 - ((pairable - 1) * disagreeing) / expected;
}
