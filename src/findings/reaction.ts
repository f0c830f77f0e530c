import type { Language } from '../language.js';
import type { FindingState } from './finding.js';

export const REACTION_KINDS = ['agree', 'comment', 'disagree', 'withdrawn'] as const;
/** What an entity says of a finding; `withdrawn` takes back what it said before. */
export type ReactionKind = (typeof REACTION_KINDS)[number];

/** The latest word of one entity on one finding; the ones before stay stored. */
export interface Reaction {
  readonly finding: string;
  readonly entity: string;
  /** 1, 2, …; 0 stands for none yet. */
  readonly revision: number;
  readonly kind: ReactionKind;
  /** With a comment or a disagreement, in the language it was written in. */
  readonly text: string | null;
  readonly language: Language;
  /** Which facts and wording it is about (`markOf`). */
  readonly seen: string;
  readonly round: number;
  /** Recorded in this meeting on behalf of the entity; null where the entity wrote it itself. */
  readonly meetingId: string | null;
  /** Id of the person who confirmed what was recorded. */
  readonly confirmedBy: string | null;
  readonly actor: string;
  readonly at: string;
}

/** Where an entity stands on a finding as it reads now. */
export type Standing = 'agree' | 'comment' | 'disagree' | 'silent';

/** What a reader of a finding has seen: its facts (hash) and how often its wording had been edited. */
export function markOf(factsHash: string, edits: number): string {
  return `${factsHash}:${edits}`;
}

/**
 * Nobody is counted as agreeing to what they have not seen: an agreement to an earlier wording, or to other facts, is
 * silence. A disagreement stands until the entity itself agrees or takes it back (`domain.md`, section 3).
 */
export function standingOf(reaction: Pick<Reaction, 'kind' | 'seen'> | undefined, mark: string): Standing {
  if (!reaction || reaction.kind === 'withdrawn') return 'silent';
  if (reaction.kind === 'disagree') return 'disagree';
  return reaction.seen === mark ? reaction.kind : 'silent';
}

/** The state of a finding once everybody has had their say: the first that holds, as `domain.md`, section 3, orders them. */
export function stateAfter(standings: readonly Standing[]): FindingState {
  if (standings.includes('disagree')) return 'contested';
  if (standings.includes('comment')) return 'agreed-with-comment';
  return standings.includes('agree') ? 'agreed' : 'no-reaction';
}

/** Has the entity something to say of the finding as it reads now? */
export function awaitsAnswer(reaction: Pick<Reaction, 'seen'> | undefined, mark: string): boolean {
  return reaction?.seen !== mark;
}

/** Had it said something of the finding as it read before? Whoever had not is still asked, and not again. */
export function isAskedAgain(reaction: Pick<Reaction, 'kind' | 'seen'> | undefined, mark: string): boolean {
  return reaction !== undefined && reaction.kind !== 'withdrawn' && reaction.seen !== mark;
}
