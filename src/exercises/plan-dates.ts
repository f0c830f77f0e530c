import { dayOf } from '../initiatives/working-hours.js';
import type { ProblemPlace } from '../problem.js';
import type { Exercise } from './exercise.js';

/** Days of a plan that are over at `now` (an instant) where the exercise takes place, or in the wrong order. */
export function wrongDates(
  { opensOn, closesOn, timeZone }: Pick<Exercise, 'opensOn' | 'closesOn' | 'timeZone'>,
  now: string,
): readonly ProblemPlace[] {
  const places: ProblemPlace[] = [];
  if (opensOn < dayOf(now, timeZone))
    places.push({ pointer: '/opensOn', detail: `Its first day, ${opensOn}, is over: write a later one` });
  if (closesOn < opensOn) places.push({ pointer: '/closesOn', detail: 'It closes before it opens' });
  return places;
}
