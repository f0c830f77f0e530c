import { Temporal } from 'temporal-polyfill';
import type { Exercise } from '../exercises/exercise.js';
import { LEAD_DAYS } from '../exercises/due-date.js';
import { openingDayFrom } from '../exercises/opening-day.js';

/**
 * Dates of the next exercise: the same days in its year, 29 February becoming the 28th, moved on to a Tuesday, Wednesday
 * or Thursday, and as many days long as this one. Where those days are over by `today`, the first such day from which a
 * notice can still go out. Civil dates `YYYY-MM-DD`.
 */
export function nextExerciseDates(
  exercise: Pick<Exercise, 'year' | 'opensOn' | 'closesOn'>,
  year: number,
  today: string,
): { readonly opensOn: string; readonly closesOn: string } {
  const [opened, closed] = [exercise.opensOn, exercise.closesOn].map((date) =>
    Temporal.PlainDate.from(date),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  const same = opened.add({ years: year - exercise.year });
  const isOver = Temporal.PlainDate.compare(same, today) < 0;
  const opens = openingDayFrom(isOver ? Temporal.PlainDate.from(today).add({ days: LEAD_DAYS }) : same);
  return { opensOn: opens.toString(), closesOn: opens.add({ days: opened.until(closed).days }).toString() };
}
