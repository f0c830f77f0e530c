/** One line of a slope chart: where it begins and ends. Null where that exercise has no place for it. */
export interface Slope {
  readonly from: number | null;
  readonly to: number | null;
}

/** A row of a level: which line begins here, and which ends. */
export interface SlopeRow {
  readonly left: number | null;
  readonly right: number | null;
}

export interface SlopeBand {
  readonly level: number;
  readonly rows: readonly SlopeRow[];
}

/**
 * Rows for the ends of all lines, level by level from the top. What stays on a level stays in its row, so that its line
 * is level too; above it stand those that leave for or come from a higher level, below it the others: lines cross no
 * more than they have to. Lines are named by their place in the list.
 */
export function slopeBands(slopes: readonly Slope[], levels: readonly number[]): readonly SlopeBand[] {
  const highestFirst = levels.toSorted((a, b) => b - a);
  const all = slopes.map((slope, line) => ({ ...slope, line }));
  return highestFirst.map((level) => {
    const leaving = all.filter(({ from, to }) => from === level && to !== level);
    const coming = all.filter(({ from, to }) => to === level && from !== level);
    const above = (other: number | null) => other !== null && other > level;
    const staying = all.filter(({ from, to }) => from === level && to === level);
    return {
      level,
      rows: [
        ...paired(
          ordered(
            leaving.filter(({ to }) => above(to)),
            ({ to }) => to,
          ),
          ordered(
            coming.filter(({ from }) => above(from)),
            ({ from }) => from,
          ),
        ),
        ...staying.map(({ line }) => ({ left: line, right: line })),
        ...paired(
          ordered(
            leaving.filter(({ to }) => !above(to)),
            ({ to }) => to,
          ),
          ordered(
            coming.filter(({ from }) => !above(from)),
            ({ from }) => from,
          ),
        ),
      ],
    };
  });
}

interface Numbered extends Slope {
  readonly line: number;
}

/** Those that go to (or come from) the highest level first, those that go nowhere last. */
function ordered(
  slopes: readonly Numbered[],
  other: (slope: Numbered) => number | null,
): readonly Numbered[] {
  return slopes.toSorted((a, b) => (other(b) ?? -1) - (other(a) ?? -1) || a.line - b.line);
}

function paired(left: readonly Numbered[], right: readonly Numbered[]): readonly SlopeRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
    left: left[i]?.line ?? null,
    right: right[i]?.line ?? null,
  }));
}
