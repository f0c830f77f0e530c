import type { Incomparable } from '../../findings/comparable.js';
import type { FindingFacts } from '../../findings/finding.js';
import { LEVELS, levelOf, type FindingOverYears, type SaidInYear } from '../../findings/over-years.js';
import type { Speech } from '../../findings/speech.js';
import { drawSlopeChart, type SlopeEnd, type SlopeLine } from '../charts/slope-chart.js';
import type { OverYears } from '../exercises-over-years.js';
import type { FigureBlock } from '../report-model.js';

/** Two neighbouring exercises: the later one by its place, from 1. */
export interface YearPair {
  readonly years: OverYears;
  readonly to: number;
  readonly speech: Speech;
}

export function labelOf(
  speech: Speech,
  { finding, target }: Pick<FindingOverYears, 'finding' | 'target'>,
): string {
  const label = speech.say(`label.${finding}`);
  return target === null ? label : speech.say('years.target', { label, target });
}

/** "4 of 5", or the degree; a dash where it was not asked or not drafted. */
export function saidText(speech: Speech, said: SaidInYear | null): string {
  if (!said || said.quantifier === null) return '–';
  if (said.quantifier === 'not-enough-answers') return speech.say('years.few');
  if (said.degree !== null) return speech.say(`degree.${said.degree}`);
  return speech.say('chart.count', { yes: said.yes, total: said.total });
}

/** As `saidText`, and how many gave no answer: a silent entity lowers "all" to "most", and a reader must see why. */
function saidWithSilent(speech: Speech, said: SaidInYear | null): string {
  const text = saidText(speech, said);
  if (!said || said.withoutAnswer === 0 || levelOf(said) === null) return text;
  return speech.say('years.silent', { said: text, count: said.withoutAnswer });
}

/** Why two exercises cannot be compared on something, in words. */
export function reasonText(speech: Speech, { why, years }: Incomparable): string {
  return speech.say(`years.why.${why}`, { count: years.length, years: speech.list(years.map(String)) });
}

function stepIn({ to }: YearPair, line: FindingOverYears) {
  return { step: line.steps[to - 1]!, before: line.said[to - 1] ?? null, now: line.said[to] ?? null };
}

/**
 * The findings named, as a slope from one exercise to the next: only what is comparable is in ink, the rest grey. Null
 * where neither exercise says how many of any of them.
 */
export function slopeFigure(pair: YearPair, names: readonly string[]): FigureBlock | null {
  const { speech, years, to } = pair;
  const [before, now] = [years.exercises[to - 1]!, years.exercises[to]!];
  const lines = linesOf(pair, names);
  const drawn = lines.filter(({ from, to: end }) => from !== null || end !== null);
  if (drawn.length === 0) return null;
  const count = (change: string) => lines.filter((line) => line.change === change).length;
  const comparable = lines.length - count('not-comparable');
  const drawing = drawSlopeChart({
    title: speech.say('chart.slope.title', {
      comparable,
      year: before.year,
      better: count('better'),
      worse: count('worse'),
      same: count('same'),
    }),
    language: speech.language,
    years: [String(before.year), String(now.year)],
    levels: LEVELS.map((level) => speech.say(`chart.slope.level.${level}`)),
    lines: drawn,
  });
  const n = (exercise: typeof now) =>
    speech.say('chart.slope.n', {
      n: exercise.answered,
      total: exercise.partnership.entities.length,
      year: exercise.year,
    });
  const source = speech.say('chart.slope.source', { n: speech.list([n(before), n(now)]) });
  return { kind: 'figure', drawing, source, wordsLabel: speech.say('chart.words') };
}

/** What the chart says as rows: a line for each finding named that either exercise asked about. */
export function linesOf(pair: YearPair, names: readonly string[]): readonly SlopeLine[] {
  const { speech, years } = pair;
  const found = names.flatMap((name) => years.findings.filter(({ finding }) => finding === name));
  return found.map((line): SlopeLine => {
    const { step, before, now } = stepIn(pair, line);
    const word = speech.say(`years.change.${step.change}`);
    const label = labelOf(speech, line);
    const alt = speech.say('chart.slope.alt-row', {
      label,
      before: saidWithSilent(speech, before),
      from: step.from,
      now: saidWithSilent(speech, now),
      to: step.to,
      change: step.because ? `${word} (${reasonText(speech, step.because)})` : word,
    });
    const end = (said: SaidInYear | null): SlopeEnd => {
      const level = said && levelOf(said);
      return level === null ? null : { level, text: saidText(speech, said) };
    };
    return { label, from: end(before), to: end(now), change: step.change, word, alt };
  });
}

/** Of the findings named those that are not comparable, by the reason. */
export function notComparedText(pair: YearPair, names: readonly string[]): string | null {
  const { speech, years, to } = pair;
  const byReason = new Map<string, string[]>();
  for (const line of names.flatMap((name) => years.findings.filter(({ finding }) => finding === name))) {
    const { because } = stepIn(pair, line).step;
    if (!because) continue;
    const reason = reasonText(speech, because);
    byReason.set(reason, [...(byReason.get(reason) ?? []), labelOf(speech, line)]);
  }
  if (byReason.size === 0) return null;
  const items = [...byReason].map(([reason, labels]) =>
    speech.say('years.not-compared.item', { labels: speech.list(labels), reason }),
  );
  return speech.say('years.not-compared', {
    year: years.exercises[to - 1]!.year,
    items: speech.series(items),
  });
}

/** What has changed of a finding since the exercise before, in a sentence; nothing where it is not comparable. */
export function sinceText(
  pair: YearPair,
  { finding }: Pick<FindingFacts, 'finding'>,
  nameOf: (key: string) => string,
): readonly string[] {
  const { speech, years } = pair;
  const lines = years.findings.filter((line) => line.finding === finding);
  if (lines.some(({ target }) => target !== null)) return targetsText(pair, lines);
  return lines.flatMap((line) => {
    const { step, before, now } = stepIn(pair, line);
    if (step.because) return [];
    const [then, today] = [saidWithSilent(speech, before), saidWithSilent(speech, now)];
    const change = speech.say(`years.change.${step.change}`);
    const isEqual = step.change === 'same' && then === today;
    const said = isEqual
      ? speech.say('years.since.equal', { year: step.from })
      : speech.say('years.since', { year: step.from, change, before: then, now: today });
    const names = (keys: readonly string[]) => speech.list(keys.map(nameOf));
    const moved = [
      step.left.length > 0 ? speech.say('years.since.left', { names: names(step.left) }) : null,
      step.joined.length > 0 ? speech.say('years.since.joined', { names: names(step.joined) }) : null,
    ];
    return [[said, ...moved.filter((part) => part !== null)].join(' ')];
  });
}

/** Target by target, those together that went the same way. */
function targetsText(pair: YearPair, lines: readonly FindingOverYears[]): readonly string[] {
  const { speech, years, to } = pair;
  const groups = (['better', 'worse', 'same', 'not-comparable'] as const).flatMap((change) => {
    const targets = lines.filter((line) => stepIn(pair, line).step.change === change);
    if (targets.length === 0) return [];
    const named = speech.list(targets.map(({ target }) => target ?? ''));
    return [
      speech.say('years.since.targets', { change: speech.say(`years.change.${change}`), targets: named }),
    ];
  });
  const year = years.exercises[to - 1]!.year;
  return groups.length > 0
    ? [speech.say('years.since.per-target', { year, groups: speech.series(groups) })]
    : [];
}
