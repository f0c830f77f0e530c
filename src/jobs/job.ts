/** When a job runs. */
export interface Occasion {
  /** The instant it was planned for. */
  readonly dueAt: string;
  readonly now: string;
}

/** What a feature does when something has happened, or when its time has come; bears running twice. */
export interface JobHandler {
  /** Unique name, such as `invitations.queue`. */
  readonly kind: string;
  /** History lines that ask for it, such as `exercise.opened`; none where it is only asked for by name. */
  readonly after: readonly string[];
  /** Answers what came of it in a word of at most 20 characters, where there is something to be told apart. */
  run(payload: Readonly<Record<string, unknown>>, occasion: Occasion): Promise<string | void>;
}

/** Seconds to wait before the next try of a job that failed, by the number of tries so far. */
export function retryDelay(attempts: number): number {
  return Math.min(3600, 5 * 4 ** Math.min(attempts - 1, 6));
}

/** After so many tries a job is left as failed, for a person to look at. */
export const MOST_ATTEMPTS = 12;
