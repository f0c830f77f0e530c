import type { FindingRule } from '../questionnaires/finding-rule.js';
import type { Quantifier, Degree } from './finding.js';

/** How an exercise asked: its rules, and which questions its questionnaire marks comparable. */
export interface AskedIn {
  readonly rules: readonly FindingRule[];
  /** Names of questions. */
  readonly comparable: ReadonlySet<string>;
}

/**
 * Why a finding of two exercises is not comparable. `years`: the exercises it holds for.
 * - `not-asked`: there is no such finding, or no such target
 * - `no-order`: a finding that is no quantity; its states have no order in `domain.md`
 * - `not-marked`: the questionnaire's version does not mark the question comparable
 * - `asked-otherwise`: it is read from another question, or its answers read otherwise
 * - `not-drafted`: what it requires was not shown
 * - `not-enough-answers`
 */
export interface Incomparable {
  readonly why:
    'not-asked' | 'no-order' | 'not-marked' | 'asked-otherwise' | 'not-drafted' | 'not-enough-answers';
  readonly years: readonly number[];
}

interface Side {
  readonly year: number;
  readonly asked: AskedIn;
  readonly rule: FindingRule | null;
  readonly notDrafted: string | null;
  readonly said: { readonly quantifier: Quantifier | null; readonly degree: Degree | null } | null;
}

/** Kinds of findings whose results have an order: none < some < most < all, or degrees. */
const ORDERED: readonly FindingRule['kind'][] = ['yes-no', 'per-target', 'degree'];

/** The first reason that holds; null where both can be compared. */
export function incomparable(before: Side, now: Side): Incomparable | null {
  const both = [before, now];
  const because = (why: Incomparable['why'], holds: (side: Side) => boolean): Incomparable | null => {
    const years = both.filter(holds).map(({ year }) => year);
    return years.length > 0 ? { why, years } : null;
  };
  return (
    because('not-asked', ({ rule, said }) => rule === null || said === null) ??
    because('no-order', ({ rule }) => !ORDERED.includes(rule!.kind)) ??
    because(
      'not-marked',
      ({ rule, asked }) => !rule!.questions.every((name) => asked.comparable.has(name)),
    ) ??
    (readsAlike(before.rule!, now.rule!)
      ? null
      : { why: 'asked-otherwise' as const, years: [before.year, now.year] }) ??
    because('not-drafted', ({ notDrafted }) => notDrafted !== null) ??
    because('not-enough-answers', hasTooFew)
  );
}

function hasTooFew({ rule, said }: Side): boolean {
  const { quantifier, degree } = said!;
  return quantifier === null || quantifier === 'not-enough-answers' || (rule!.kind === 'degree' && !degree);
}

/** Two versions may ask the same and read it otherwise: then the same word would mean two things. */
function readsAlike(a: FindingRule, b: FindingRule): boolean {
  const told = ({ kind, subject, questions, reads, readsNoWhere, fewerIsBetter }: FindingRule) =>
    JSON.stringify([
      kind,
      [subject.kind, subject.role],
      questions,
      reads && [reads.yes, reads.partly, reads.no].map((values) => [...values].sort()),
      readsNoWhere && [readsNoWhere.question, [...readsNoWhere.answers].sort()],
      fewerIsBetter ?? false,
    ]);
  return told(a) === told(b);
}
