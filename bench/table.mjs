// What is measured, line by line as it comes and once more together at the end.

const WIDTHS = [62, 54, 58, 7];
const rows = [];

const line = ({ what, figure, limit, ratio, goal }) =>
  [what, figure, limit, ratio]
    .map((text, column) => text.padEnd(WIDTHS[column]))
    .concat(goal)
    .join(' ')
    .trimEnd();

/**
 * One line of the result. `limits` are named values of this run that the figure's `value` is to be seen against: the
 * ratio is to the tightest. `goal` is in words, `met` whether this run reached it; null where no goal is set.
 */
export function note(what, figure, { value, limits = {}, goal = '', met = null } = {}) {
  const tightest = Math.min(...Object.values(limits));
  const row = {
    what,
    figure: String(figure),
    limit: Object.entries(limits)
      .map(([name, limit]) => `${name} ${round(limit)}`)
      .join(', '),
    ratio: value !== undefined && Number.isFinite(tightest) ? ratioOf(value / tightest) : '',
    goal: met === null ? goal : `${goal}: ${met ? 'met' : 'MISSED'}`,
  };
  rows.push(row);
  console.log(line(row));
}

export function head() {
  console.log(
    line({
      what: 'what',
      figure: 'figure',
      limit: 'limit in the same run',
      ratio: 'ratio',
      goal: 'goal',
    }),
  );
}

/** Everything again, and how many goals this run has met. */
export function summary(took) {
  console.log(`\nAll figures again (${Math.round(took)} s):\n`);
  head();
  for (const row of rows) console.log(line(row));
  const met = rows.filter(({ goal }) => goal.endsWith(': met')).length;
  const missed = rows.filter(({ goal }) => goal.endsWith(': MISSED')).length;
  console.log(`\n${met} goals met, ${missed} missed on this machine, the load included.`);
}

const ratioOf = (ratio) => (ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2));

export const round = (value) => {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size < 10 ? 2 : 1);
};

/** Rate, times and the service's processor time of one load, as it stands in the table. */
export const rate = ({ perSecond, p50, p99, cpuMs }) =>
  `${round(perSecond)}/s (p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms; CPU ${cpuMs.toFixed(2)} ms)`;

export const people = (count) => `${count} ${count === 1 ? 'person' : 'people'}`;

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
