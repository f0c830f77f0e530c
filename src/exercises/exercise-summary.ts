import type { Exercise } from './exercise.js';

/** An exercise as the API shows it, without what hangs on it. */
export function exerciseSummary(exercise: Exercise) {
  const { year, number, state, questionnaire, opensOn, closesOn, timeZone, closesAt, revision } = exercise;
  return {
    year,
    number,
    state,
    questionnaire,
    opensOn,
    closesOn,
    timeZone,
    closesAt,
    confirmedAt: exercise.confirmedAt,
    partnership: exercise.partnership,
    decision: exercise.decision,
    skippedWhy: exercise.skippedWhy,
    revision,
  };
}

export type ExerciseSummary = ReturnType<typeof exerciseSummary>;
