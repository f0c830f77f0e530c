import type { Finding, FindingSection } from '../findings/finding.js';
import { OUTCOMES, type BecameOf } from '../findings/became.js';
import { levelOf, type Change, type FindingOverYears, type SaidInYear } from '../findings/over-years.js';
import type { Speech } from '../findings/speech.js';
import { entityNames, nameOf, type EntityNames } from '../findings/wording.js';
import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';
import type { ExerciseInYears, OverYears } from '../reports/exercises-over-years.js';
import type { InitiativeOverYears } from '../reports/over-years.service.js';
import type { FigureBlock } from '../reports/report-model.js';
import {
  labelOf,
  linesOf,
  reasonText,
  saidText,
  slopeFigure,
  type YearPair,
} from '../reports/sections/over-years.js';

/** From the exercise before to this one. */
export interface ShownChange {
  readonly change: Change;
  readonly word: string;
  /** Why it is not comparable; who has come and gone where it is. */
  readonly notes: readonly string[];
}

export interface ShownYear {
  /** How many, or the degree; the finding's own words where it is no quantity. */
  readonly said: string;
  /** How many entities of how many, and who of them says so in part or nothing; empty for words. */
  readonly counts: readonly string[];
  /** Null in the first exercise. */
  readonly change: ShownChange | null;
}

export interface ShownRow {
  readonly id: string;
  readonly label: string;
  readonly years: readonly ShownYear[];
}

/** From one exercise to the next, as a chart and as the table behind it. */
export interface ShownPair {
  readonly from: number;
  readonly to: number;
  readonly figure: FigureBlock | null;
  readonly rows: readonly (readonly [label: string, from: string, to: string, change: string])[];
}

export interface ShownSection {
  readonly id: FindingSection;
  readonly title: string;
  readonly rows: readonly ShownRow[];
}

/** All findings by section of the report, one row each, one cell for each exercise. */
export function sectionsOf(years: OverYears, speech: Speech): readonly ShownSection[] {
  const ids = [...new Set(years.findings.map(({ section }) => section))];
  return ids.map((id) => ({
    id,
    title: speech.say(`section.${id}`),
    rows: years.findings
      .filter(({ section }) => section === id)
      .map((line) => ({
        id: line.target === null ? line.finding : `${line.finding}.${line.target}`,
        label: labelOf(speech, line),
        years: years.exercises.map((exercise, i) => yearOf(line, i, exercise, years, speech)),
      })),
  }));
}

/** Findings that a slope can show: those of which some exercise says how many, or how much. */
export function slopeNames({ findings }: OverYears): readonly string[] {
  const counted = findings.filter(
    ({ said, target }) => target === null && said.some((one) => one !== null && levelOf(one) !== null),
  );
  return counted.map(({ finding }) => finding);
}

function yearOf(
  line: FindingOverYears,
  i: number,
  exercise: ExerciseInYears,
  years: OverYears,
  speech: Speech,
): ShownYear {
  const { language } = speech;
  const said = line.said[i] ?? null;
  const change = i === 0 ? null : changeOf(line, i, years, speech);
  const facts = exercise.findings.find(({ finding }) => finding === line.finding);
  if (!said || !facts) return { said: pageText(language, 'overYears.notAsked'), counts: [], change };
  if (facts.notDrafted !== null)
    return { said: pageText(language, 'overYears.notDrafted'), counts: [], change };
  if (said.quantifier === null || line.steps.some(({ because }) => because?.why === 'no-order'))
    return { said: wordsOf(facts, language), counts: [], change };
  const word =
    said.degree !== null && levelOf(said) !== null
      ? saidText(speech, said)
      : pageText(language, `quantifier.${said.quantifier}`);
  return { said: word, counts: countsOf(said, language, speech), change };
}

function wordsOf({ wording, edited }: Finding, language: Language): string {
  return edited?.[language]?.text ?? wording[language];
}

function countsOf(said: SaidInYear, language: Language, speech: Speech): readonly string[] {
  const { yes, partly, withoutAnswer, total } = said;
  return [
    speech.say('chart.count', { yes, total }),
    ...(partly > 0 ? [pageText(language, 'overYears.partly', { count: partly })] : []),
    ...(withoutAnswer > 0 ? [pageText(language, 'overYears.without', { count: withoutAnswer })] : []),
  ];
}

function changeOf(line: FindingOverYears, i: number, years: OverYears, speech: Speech): ShownChange {
  const step = line.steps[i - 1]!;
  const word = speech.say(`years.change.${step.change}`);
  if (step.because) return { change: step.change, word, notes: [reasonText(speech, step.because)] };
  const names = (keys: readonly string[], of: EntityNames) => speech.list(keys.map((key) => nameOf(of, key)));
  const [before, now] = [namesIn(years.exercises[i - 1]!), namesIn(years.exercises[i]!)];
  const notes = [
    ...(step.left.length > 0 ? [speech.say('years.since.left', { names: names(step.left, before) })] : []),
    ...(step.joined.length > 0 ? [speech.say('years.since.joined', { names: names(step.joined, now) })] : []),
  ];
  return { change: step.change, word, notes };
}

function namesIn({ partnership }: ExerciseInYears): EntityNames {
  return entityNames(partnership.entities);
}

/** What became of the perspectives of the report before an exercise. */
export interface ShownBecame {
  readonly asked: number;
  /** Of the report that named them; null where it is not among the exercises shown. */
  readonly reported: number | null;
  readonly rows: readonly {
    readonly code: string;
    readonly text: string;
    readonly became: BecameOf['became'];
    readonly word: string;
    /** Each with who says so. */
    readonly said: readonly string[];
  }[];
}

export function becameIn({ exercises }: OverYears, speech: Speech): readonly ShownBecame[] {
  return exercises.flatMap((exercise, i) => {
    if (exercise.becameOf.length === 0) return [];
    const names = namesIn(exercise);
    const rows = exercise.becameOf.map((one) => ({
      code: one.code,
      text: speech.textOf(one.text),
      became: one.became,
      word: speech.say(`became.${one.became}`),
      said: whoSays(one, names, speech),
    }));
    return [{ asked: exercise.year, reported: exercises[i - 1]?.year ?? null, rows }];
  });
}

function whoSays({ said, dontKnow, withoutAnswer }: BecameOf, names: EntityNames, speech: Speech) {
  const groups = [
    ...OUTCOMES.map((word) => [word, said[word]] as const),
    ['dont-know', dontKnow] as const,
    ['without', withoutAnswer] as const,
  ];
  return groups
    .filter(([, keys]) => keys.length > 0)
    .map(([word, keys]) =>
      speech.say('became.group', {
        word: speech.say(`became.${word}`),
        names: speech.list(keys.map((key) => nameOf(names, key))),
      }),
    );
}

/** From one exercise to the next, as a chart and as the table behind it; null where there is no such pair. */
export function pairOf(years: OverYears, to: number | undefined, speech: Speech): ShownPair | null {
  const { exercises } = years;
  const place = to === undefined ? exercises.length - 1 : exercises.findIndex(({ year }) => year === to);
  const [before, now] = [exercises[place - 1], exercises[place]];
  if (!before || !now) return null;
  const pair: YearPair = { years, to: place, speech };
  const names = slopeNames(years);
  return {
    from: before.year,
    to: now.year,
    figure: slopeFigure(pair, names),
    rows: linesOf(pair, names).map(({ label, from, to: end, word }) => [
      label,
      from?.text ?? '–',
      end?.text ?? '–',
      word,
    ]),
  };
}

/** Years whose report has been published and is served no more: nothing is compared with them. */
export function withdrawnIn({ all, exercises }: InitiativeOverYears): readonly number[] {
  const shown = new Set(exercises.map(({ year }) => year));
  return all
    .filter(({ year, publishedAt }) => publishedAt !== null && !shown.has(year))
    .map(({ year }) => year);
}
