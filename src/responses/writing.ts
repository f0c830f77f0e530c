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
