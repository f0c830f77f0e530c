import type { ExerciseState } from '../exercises/exercise.js';

export type RoundState = 'running' | 'ended' | 'withdrawn';

/** One time in which the partners are asked whether they agree with the findings. */
export interface ValidationRound {
  readonly id: string;
  /** 1, 2, … within the exercise. */
  readonly number: number;
  /** Civil date in the zone of the exercise, and the instant at which that day ends. */
  readonly endsOn: string;
  readonly endsAt: string;
  readonly state: RoundState;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly revision: number;
}

/** May partners say what they think? `now` is an instant, ISO 8601 in UTC with milliseconds. */
export function takesReactions(
  exercise: { readonly state: ExerciseState },
  round: Pick<ValidationRound, 'state' | 'endsAt'> | null,
  now: string,
): boolean {
  return exercise.state === 'in-validation' && round?.state === 'running' && now < round.endsAt;
}
