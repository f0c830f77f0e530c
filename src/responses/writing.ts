import { isWritable, type Exercise } from '../exercises/exercise.js';
import type { ResponseState } from './response.js';

/** What may be written in a response: all of it, the returned questions only, or nothing. */
export type Writing = 'all' | 'returned' | 'none';

/**
 * While the exercise is open until its last day has ended, everything that is not submitted; what was returned also
 * after closing, until validation (`domain.md`, section 3). `now` is an instant, ISO 8601 in UTC with milliseconds.
 */
export function writingOf(
  state: ResponseState,
  exercise: Pick<Exercise, 'state' | 'closesAt'>,
  now: string,
): Writing {
  if (state === 'returned') return isReviewable(exercise) ? 'returned' : 'none';
  if (state === 'submitted' || state === 'accepted') return 'none';
  return isWritable(exercise, now) ? 'all' : 'none';
}

/** May responses still be reviewed? From opening until validation. */
export function isReviewable(exercise: Pick<Exercise, 'state'>): boolean {
  return exercise.state === 'open' || exercise.state === 'closed';
}

/** Why nothing can be written in a response that has not been submitted, and what to do; `now` as above. */
export function whyClosed({ state, closesAt }: Pick<Exercise, 'state' | 'closesAt'>, now: string): string {
  const extend = 'a manager can extend it.';
  if (state === 'open') return `The exercise took answers until ${closesAt}; ${extend}`;
  if (state !== 'closed') return `The exercise is ${state} and takes no answers.`;
  return closesAt <= now
    ? `The exercise is closed and took answers until ${closesAt}; ${extend}`
    : `The exercise was closed before its last day had ended; ${extend}`;
}
