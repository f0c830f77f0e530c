import { Temporal } from 'temporal-polyfill';
import type { Exercise } from './exercise.js';
import { openingDayFrom } from './opening-day.js';

/**
 * When the exercise takes place instead, where its year is skipped: on the same days a civil year later, 28 February
 * after a 29 February (`architecture.md`, decision 11), both moved on together until it opens on a Tuesday, Wednesday or
 * Thursday. Civil dates `YYYY-MM-DD`.
 */
export function datesAfterSkipping({
  year,
  opensOn,
  closesOn,
}: Pick<Exercise, 'year' | 'opensOn' | 'closesOn'>): {
  readonly year: number;
  readonly opensOn: string;
  readonly closesOn: string;
} {
  const [opens, closes] = [opensOn, closesOn].map((day) =>
    Temporal.PlainDate.from(day).add({ years: 1 }),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  const { days } = opens.until(openingDayFrom(opens));
  return {
    year: year + 1,
    opensOn: opens.add({ days }).toString(),
    closesOn: closes.add({ days }).toString(),
  };
}

/**
 * The year in which the exercise of a year takes place: itself, or the first one after it that was not skipped. One that
 * was skipped and then planned again is not.
 */
export function yearInstead(
  exercises: readonly Pick<Exercise, 'year' | 'state' | 'skippedWhy'>[],
  year: number,
): number {
  const isSkipped = (one: number) =>
    exercises.some((exercise) => exercise.year === one && exercise.skippedWhy !== null) &&
    exercises.every((exercise) => exercise.year !== one || exercise.state === 'cancelled');
  let instead = year;
  while (isSkipped(instead)) instead += 1;
  return instead;
}

/** Was it cancelled or skipped, as the last one of its year? Then its year may have one after all. */
export function mayPlanAgain(
  exercise: Pick<Exercise, 'year' | 'number' | 'state'>,
  all: readonly Pick<Exercise, 'year' | 'number' | 'state'>[],
): boolean {
  const isLater = ({ year, number }: Pick<Exercise, 'year' | 'number'>) =>
    year === exercise.year && number > exercise.number;
  return exercise.state === 'cancelled' && !all.some(isLater);
}
