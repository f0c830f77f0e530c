import type { Partnership } from '../initiatives/partnership.js';
import type { Choice } from '../questionnaires/questionnaire.js';

export type ExerciseState = 'planned' | 'open' | 'closed' | 'in-validation' | 'published' | 'cancelled';

export type ExerciseStep =
  | 'open'
  | 'close'
  | 'extend'
  | 'cancel'
  | 'skip'
  | 'validate'
  | 'back-to-closed'
  | 'publish'
  | 'next-version';

/** States and steps of an exercise as data (`domain.md`, section 3). */
export const EXERCISE_STEPS: Readonly<
  Record<ExerciseStep, { readonly from: readonly ExerciseState[]; readonly to: ExerciseState }>
> = {
  open: { from: ['planned'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  extend: { from: ['open', 'closed'], to: 'open' },
  validate: { from: ['closed'], to: 'in-validation' },
  'back-to-closed': { from: ['in-validation'], to: 'closed' },
  publish: { from: ['in-validation'], to: 'published' },
  'next-version': { from: ['published'], to: 'in-validation' },
  cancel: { from: ['planned', 'open', 'closed', 'in-validation'], to: 'cancelled' },
  /** Its year takes none; the exercise is cancelled and the next one planned for the year after. */
  skip: { from: ['planned'], to: 'cancelled' },
};

/** The state a step leads to, or null where it is not allowed. */
export function afterStep(state: ExerciseState, step: ExerciseStep): ExerciseState | null {
  const { from, to } = EXERCISE_STEPS[step];
  return from.includes(state) ? to : null;
}

/** What the history calls each step; jobs follow from these words. */
export const STEP_EVENTS: Readonly<Record<ExerciseStep, string>> = {
  open: 'exercise.opened',
  close: 'exercise.closed',
  extend: 'exercise.extended',
  validate: 'exercise.validation-started',
  'back-to-closed': 'exercise.validation-withdrawn',
  publish: 'exercise.published',
  'next-version': 'exercise.next-version-started',
  cancel: 'exercise.cancelled',
  skip: 'exercise.skipped',
};

/** The decision on a new ex post exercise. */
export interface NewExerciseDecision {
  readonly planned: boolean;
  readonly year: number | null;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

/** One joint ex post exercise: one initiative, one year. */
export interface Exercise {
  readonly id: string;
  readonly initiativeId: string;
  readonly year: number;
  /** 1, 2, … within the initiative; a cancelled one keeps its number. */
  readonly number: number;
  readonly state: ExerciseState;
  /** Such as `joint-ex-post/v1`; pinned when it opens. */
  readonly questionnaire: string;
  /** Civil dates `YYYY-MM-DD` in `timeZone`. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly timeZone: string;
  /** The instant at which the form becomes read-only: the end of `closesOn`. */
  readonly closesAt: string;
  /** Copied when it opens; null while planned. */
  readonly partnership: Partnership | null;
  /** Perspectives reported by the exercise before, about which this one asks; copied when it opens. */
  readonly lastPerspectives: readonly Choice[];
  readonly decision: NewExerciseDecision | null;
  /** Why its year was skipped, of a cancelled one that was; else null. */
  readonly skippedWhy: string | null;
  /** Instant at which its dates were confirmed: from then on it opens by itself; null before. */
  readonly confirmedAt: string | null;
  /** Instant at which it first opened; null before. */
  readonly openedAt: string | null;
  /** Instant of the latest publication, also while a next version is being made; null before the first. */
  readonly publishedAt: string | null;
  readonly revision: number;
}

/**
 * May partners write? While it is open and its last day has not ended, whether or not anybody has closed it. `now` is an
 * instant, ISO 8601 in UTC with milliseconds.
 */
export function isWritable(exercise: Pick<Exercise, 'state' | 'closesAt'>, now: string): boolean {
  return exercise.state === 'open' && now < exercise.closesAt;
}
