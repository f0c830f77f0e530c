import type { FindingRule } from '../questionnaires/finding-rule.js';
import { incomparable, type AskedIn, type Incomparable } from './comparable.js';
import {
  DEGREES,
  type Counts,
  type Degree,
  type FindingFacts,
  type FindingSection,
  type Quantifier,
} from './finding.js';

export type Change = 'better' | 'same' | 'worse' | 'not-comparable';

/** What one exercise found: `asked` with its rules, and the facts as they were published (or as they are drafted). */
export interface YearOfFindings {
  readonly year: number;
  readonly asked: AskedIn;
  readonly findings: readonly FindingFacts[];
}

/** What one exercise says of a finding, or of one target of it. */
export interface SaidInYear {
  readonly year: number;
  readonly quantifier: Quantifier | null;
  /** The lowest of the subject's degrees, of a degree finding. */
  readonly degree: Degree | null;
  readonly yes: number;
  /** Also in `yes`. */
  readonly partly: number;
  readonly no: number;
  readonly withoutAnswer: number;
  /** Entities that the finding is about. */
  readonly total: number;
}

/** From one exercise to the next. */
export interface YearStep {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
  /** Null where it is comparable. */
  readonly because: Incomparable | null;
  /** Keys of entities that the finding is about only then, or only now. */
  readonly left: readonly string[];
  readonly joined: readonly string[];
}

/** A finding (of those per target: one target) in several exercises. */
export interface FindingOverYears {
  readonly finding: string;
  readonly section: FindingSection;
  readonly target: string | null;
  /** In the order of the years; null for an exercise that has no such finding. */
  readonly said: readonly (SaidInYear | null)[];
  /** One fewer than exercises. */
  readonly steps: readonly YearStep[];
}

/** From least to most: by position two of them can be compared. */
const QUANTITIES: readonly Quantifier[] = ['none', 'some', 'most', 'all'];

/**
 * The same findings in several exercises, each beside the one before it: better, same or worse by the order
 * none < some < most < all, or by degree; where fewer is better, the other way round; else not comparable, with the
 * reason (`domain.md`, section 4, "Over the years"). Exercises come in the order of their years; findings leave in the
 * order of the latest rules, those no longer asked about after them.
 */
export function compareYears(years: readonly YearOfFindings[]): readonly FindingOverYears[] {
  const names = [...years].reverse().flatMap(({ findings }) => findings.map(({ finding }) => finding));
  return [...new Set(names)].flatMap((finding) => {
    const facts = years.map((year) => year.findings.find((each) => each.finding === finding) ?? null);
    const targets = targetsIn(facts);
    return (targets ?? [null]).map((target) => overYears(finding, target, facts, years));
  });
}

/** Of a finding per target all targets of any year, the latest year's first; null for any other finding. */
function targetsIn(facts: readonly (FindingFacts | null)[]): readonly string[] | null {
  const latestFirst = [...facts].reverse();
  if (!latestFirst.some((each) => each?.perTarget)) return null;
  return [...new Set(latestFirst.flatMap((each) => Object.keys(each?.perTarget ?? {})))];
}

function overYears(
  finding: string,
  target: string | null,
  facts: readonly (FindingFacts | null)[],
  years: readonly YearOfFindings[],
): FindingOverYears {
  const said = facts.map((each, i) => (each ? saidIn(years[i]!.year, each, target) : null));
  const sides = years.map(({ year, asked }, i) => ({
    year,
    asked,
    rule: asked.rules.find((rule) => rule.finding === finding) ?? null,
    notDrafted: facts[i]?.notDrafted ?? null,
    said: said[i] ?? null,
  }));
  const steps = sides.slice(1).map((now, i): YearStep => {
    const before = sides[i]!;
    const because = incomparable(before, now);
    const change = because ? 'not-comparable' : changeOf(before.said!, now.said!, now.rule!);
    const who = moved(facts[i] ?? null, facts[i + 1] ?? null);
    return { from: before.year, to: now.year, change, because, ...who };
  });
  const section = [...facts].reverse().find((each) => each !== null)!.section;
  return { finding, section, target, said, steps };
}

/** Null for a target that the initiative did not have that year. */
function saidIn(year: number, facts: FindingFacts, target: string | null): SaidInYear | null {
  const perTarget = target === null ? undefined : facts.perTarget?.[target];
  if (target !== null && !perTarget && facts.notDrafted === null) return null;
  const counts: Counts = perTarget ?? facts;
  return {
    year,
    quantifier: perTarget ? perTarget.quantifier : facts.quantifier,
    degree: facts.degree ?? null,
    yes: counts.yes.length,
    partly: counts.partly.length,
    no: counts.no.length,
    withoutAnswer: counts.withoutAnswer.length,
    total: facts.subject.entities.length,
  };
}

type Ordered = Pick<SaidInYear, 'degree' | 'quantifier'>;

/** Both have a place in the order, or they would not be comparable. */
function changeOf(before: Ordered, now: Ordered, { fewerIsBetter }: FindingRule): Change {
  const [then, today] = [levelOf(before) ?? 0, levelOf(now) ?? 0];
  if (then === today) return 'same';
  return today > then === (fewerIsBetter ?? false) ? 'worse' : 'better';
}

/** From least to most: none, some, most, all; of a degree finding the four degrees. */
export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** The place of what was said in its order; null without enough answers, and where it is no quantity. */
export function levelOf({ degree, quantifier }: Ordered): Level | null {
  const place = QUANTITIES.findIndex((each) => each === quantifier);
  const level = place < 0 || degree === null ? place : DEGREES.indexOf(degree);
  return LEVELS.find((each) => each === level) ?? null;
}

/** Who of the subject came and went. */
function moved(before: FindingFacts | null, now: FindingFacts | null) {
  const [then, today] = [before?.subject.entities, now?.subject.entities];
  if (!then || !today) return { left: [], joined: [] };
  return {
    left: then.filter((key) => !today.includes(key)),
    joined: today.filter((key) => !then.includes(key)),
  };
}
