import { Temporal } from 'temporal-polyfill';
import type { Exercise } from '../exercises/exercise.js';
import { LEAD_DAYS } from '../exercises/due-date.js';
import { openingDayFrom } from '../exercises/opening-day.js';

/**
 * Year and dates of the next exercise, for which partners have asked for a year: it is called by that year or, where it
 * has passed, by that of today. The same days in the year asked for, 29 February becoming the 28th, moved on to a
 * Tuesday, Wednesday or Thursday, and as many days long as this one; where those days are over by `today`, from the first
 * such day on for which a notice can still go out. Civil dates `YYYY-MM-DD`.
 */
export function nextExercisePlan(
  exercise: Pick<Exercise, 'year' | 'opensOn' | 'closesOn'>,
  asked: number,
  today: string,
): { readonly year: number; readonly opensOn: string; readonly closesOn: string } {
  const [opened, closed] = [exercise.opensOn, exercise.closesOn].map((date) =>
    Temporal.PlainDate.from(date),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  const same = opened.add({ years: asked - exercise.year });
  const isOver = Temporal.PlainDate.compare(same, today) < 0;
  const opens = openingDayFrom(isOver ? Temporal.PlainDate.from(today).add({ days: LEAD_DAYS }) : same);
  const closes = opens.add({ days: opened.until(closed).days });
  const year = Math.max(asked, Temporal.PlainDate.from(today).year);
  return { year, opensOn: opens.toString(), closesOn: closes.toString() };
}
