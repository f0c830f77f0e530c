/** One line of an initiative's history: who did what, when and why; ids and digests, never values. */
export interface HistoryLine {
  readonly chain: string;
  /** 1, 2, … within the chain. */
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  /** Such as `exercise.opened`. */
  readonly what: string;
  /** Id of what it happened to. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly why: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** The text whose keyed hash seals a line: every field, and through the previous hash every line before it. */
export function sealedText(line: Omit<HistoryLine, 'hash'>): string {
  const { chain, number, at, actor, what, subject, details, why, previousHash } = line;
  return JSON.stringify([chain, number, at, actor, what, subject, details, why, previousHash]);
}
