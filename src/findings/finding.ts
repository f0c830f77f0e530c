import type { Texts } from '../language.js';
import type { Partnership, Role } from '../initiatives/partnership.js';
import type { Discussed, Judgements } from './weighing.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';

export type FindingState =
  'draft' | 'with-partners' | 'agreed' | 'agreed-with-comment' | 'contested' | 'no-reaction';

export type Quantifier = 'all' | 'most' | 'some' | 'none' | 'not-enough-answers';

/** From least to most, so that degrees can be compared by position. */
export const DEGREES = ['not-at-all', 'a-little', 'largely', 'fully'] as const;
export type Degree = (typeof DEGREES)[number];

/** Sections of the report's outline, in its order. */
export type FindingSection = 'continuity' | 'application' | 'impact' | 'factors' | 'future' | 'new-exercise';

export interface Subject {
  readonly kind: 'all' | 'role' | 'all-but' | 'partnership';
  /** With `role` and `all-but`. */
  readonly role?: Role;
  /** Keys in the partnership's order. */
  readonly entities: readonly string[];
}

export interface Counts {
  readonly yes: readonly string[];
  /** Also in `yes`. */
  readonly partly: readonly string[];
  readonly no: readonly string[];
  readonly withoutAnswer: readonly string[];
}

export interface Strength {
  readonly allAnswered: boolean;
  /** Null where nobody but the subject's one role was asked. */
  readonly bothSides: boolean | null;
  readonly concrete: boolean;
  readonly uncontradicted: boolean;
  /** How many of the four hold, 0–4. */
  readonly pips: number;
}

export interface Evidence {
  readonly entity: string;
  readonly question: string;
  /** Revision of that answer. */
  readonly revision: number;
  readonly kind: 'answer' | 'example' | 'document' | 'quote';
}

export interface RankedFactor {
  readonly code: string;
  readonly support: readonly string[];
  readonly first: readonly string[];
  readonly points: number;
  readonly reported: boolean;
}

export interface RankedPerspective {
  readonly code: string;
  readonly support: readonly string[];
  readonly commit: readonly string[];
  readonly reported: boolean;
}

/** Two entity keys, sorted. */
export type Pair = readonly [string, string];

export interface StartingPoint {
  readonly type:
    'already-triangular' | 'both-linked' | 'both-separate' | 'north-south' | 'south-south' | 'none' | null;
  readonly linking: readonly string[];
  readonly ties: readonly Pair[];
  readonly oneSided: readonly Pair[];
}

export interface PartnershipNow {
  readonly state: 'ended' | 'reduced' | 'strengthened' | 'maintained' | null;
  readonly ties: readonly Pair[];
  readonly oneSided: readonly Pair[];
  readonly groups: readonly (readonly string[])[];
  readonly outside: readonly string[];
}

/** What the rules compute: nobody can edit it; only an answer or a coding changes it (`domain.md`, section 4). */
export interface FindingFacts extends Counts {
  readonly finding: string;
  readonly section: FindingSection;
  readonly subject: Subject;
  /** Null for findings that are no quantity. */
  readonly quantifier: Quantifier | null;
  /** The lowest of the subject's degrees. */
  readonly degree?: Degree | null;
  readonly degrees?: Readonly<Record<string, Degree>>;
  readonly degreesSeen?: Readonly<Record<string, Degree>>;
  readonly divergent: boolean;
  /** `requires knowledge-applied`, else null. */
  readonly notDrafted: string | null;
  /** Null for findings about the partnership as such; per target in `perTarget`. */
  readonly strength: Strength | null;
  readonly evidence: readonly Evidence[];
  readonly ranked?: readonly RankedFactor[] | readonly RankedPerspective[];
  readonly perTarget?: Readonly<
    Record<
      string,
      Counts & { readonly quantifier: Quantifier; readonly divergent: boolean; readonly strength: Strength }
    >
  >;
  readonly startingPoint?: StartingPoint;
  readonly partnershipNow?: PartnershipNow;
  /** new-exercise: the partners' proposal. */
  readonly decision?: { readonly planned: boolean; readonly year: number | null };
  /** Own words that no coding has placed yet: listed, not counted. */
  readonly uncoded?: readonly { readonly entity: string; readonly index: number; readonly text: string }[];
}

export interface WordingEdit {
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** The facts it was written for have changed since. */
  readonly stale: boolean;
}

/** As the API and the JSON report show it. */
export interface Finding extends FindingFacts {
  readonly factsHash: string;
  readonly wording: Texts;
  readonly edited: Readonly<Partial<Record<keyof Texts, WordingEdit>>> | null;
  readonly state: FindingState;
  /** What evaluators say of the facts of strength, beside what was computed; absent where nobody has. */
  readonly judgement?: Judgements;
  /** What evaluators write on contrary answers; absent where there is nothing. */
  readonly discussed?: readonly Discussed[];
}

/** The accepted response of one entity, as the rules read it: checked against its questionnaire. */
export interface AcceptedResponse {
  readonly entity: string;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Revision of each answer. */
  readonly revisions: Readonly<Record<string, number>>;
  /** Questions left out on purpose. */
  readonly cannotAnswer: Readonly<Record<string, string>>;
}

/** Own words coded by an evaluator; a code outside the catalogue is one of `ownCodes`. */
export interface Coding {
  readonly entity: string;
  readonly question: 'enabling_factors_own' | 'hindering_factors_own' | 'perspectives_own';
  /** Position in the panel, from 0. */
  readonly index: number;
  readonly codes: readonly string[];
}

export interface TieSettlement {
  readonly when: 'before' | 'now';
  /** Sorted pair of keys. */
  readonly pair: Pair;
  readonly counts: boolean;
  readonly reason: string;
}

/** A written discussion of one entity's contrary answer to a finding. */
export interface Discussion {
  readonly finding: string;
  readonly entity: string;
  readonly text: string;
}

/** A document of an entity that an evaluator has pinned to a finding. */
export interface PinnedDocument {
  readonly finding: string;
  readonly entity: string;
}

/** A passage of an open text outside the panel of a catalogue's own words, coded to that catalogue. */
export interface CodedPassage {
  readonly entity: string;
  /** The question that is the catalogue, such as `enabling_factors`. */
  readonly catalogue: string;
  readonly code: string;
}

/** Everything that the rules need, and nothing they could go and fetch. */
export interface FindingsInput {
  readonly partnership: Partnership;
  readonly exerciseYear: number;
  readonly responses: readonly AcceptedResponse[];
  readonly codings: readonly Coding[];
  /** What entities with an accepted response say in other open texts, coded. */
  readonly codedPassages?: readonly CodedPassage[];
  readonly settlements: readonly TieSettlement[];
  readonly discussions: readonly Discussion[];
  readonly pinnedDocuments?: readonly PinnedDocument[];
  /** Catalogue codes in their order, then own codes in order of creation. */
  readonly catalogues: {
    readonly enablingFactors: readonly string[];
    readonly hinderingFactors: readonly string[];
    readonly perspectives: readonly string[];
  };
}

/** Which question feeds which finding: read beside the questionnaire, and checked against it. */
export type { FindingRule } from '../questionnaires/finding-rule.js';
