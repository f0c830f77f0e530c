import { Temporal } from 'temporal-polyfill';
import type { Exercise } from '../exercises/exercise.js';

/**
 * Dates of the next exercise: the same days in its year, 29 February becoming the 28th, and as many days long as this
 * one. Civil dates `YYYY-MM-DD`.
 */
export function nextExerciseDates(
  exercise: Pick<Exercise, 'year' | 'opensOn' | 'closesOn'>,
  year: number,
): { readonly opensOn: string; readonly closesOn: string } {
  const [opened, closed] = [exercise.opensOn, exercise.closesOn].map((date) =>
    Temporal.PlainDate.from(date),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  const opens = opened.add({ years: year - exercise.year });
  return { opensOn: opens.toString(), closesOn: opens.add({ days: opened.until(closed).days }).toString() };
}
