import type { Role } from '../initiatives/partnership.js';

/** One line of `v1.findings.json`: which question feeds which finding, and how (`questionnaire.md`). */
export interface FindingRule {
  readonly finding: string;
  readonly section: (typeof RULE_SECTIONS)[number];
  readonly subject: { readonly kind: (typeof SUBJECT_KINDS)[number]; readonly role?: Role };
  readonly kind: (typeof RULE_KINDS)[number];
  /** The question it is read from; for several (`ties_now` against `ties_before`) the first leads. */
  readonly questions: readonly string[];
  /** Answer values that read yes, partly (also yes), no; every other is without answer. */
  readonly reads?: {
    readonly yes: readonly string[];
    readonly partly: readonly string[];
    readonly no: readonly string[];
  };
  /** Where the question is hidden because another was answered so, it reads no. */
  readonly readsNoWhere?: { readonly question: string; readonly answers: readonly string[] };
  readonly requires?: string;
  /** Degree findings: the question in which the others say what they saw. */
  readonly seenBy?: string;
  /** Example panel of the section; absent where examples prove nothing (negative effects). */
  readonly examples?: string;
  /** Of two exercises the one in which fewer say yes is the better (negative effects). */
  readonly fewerIsBetter?: true;
}

/** Sections of the report's outline, in its order. */
export const RULE_SECTIONS = [
  'continuity',
  'application',
  'impact',
  'factors',
  'future',
  'new-exercise',
] as const;
export const SUBJECT_KINDS = ['all', 'role', 'all-but', 'partnership'] as const;
export const RULE_KINDS = [
  'yes-no',
  'degree',
  'per-target',
  'starting-point',
  'partnership-now',
  'factors',
  'perspectives',
  'new-exercise',
] as const;

/** A findings file as stored. */
export interface FindingRules {
  /** Id of the questionnaire it belongs to. */
  readonly questionnaire: string;
  readonly findings: readonly FindingRule[];
}
