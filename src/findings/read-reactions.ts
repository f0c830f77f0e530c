import type { ReactionKind } from './reaction.js';

/** Longest comment, in characters. */
export const LONGEST_COMMENT = 2000;

/** What stands in the form for one finding. */
export interface TypedReaction {
  readonly finding: string;
  readonly choice: ReactionKind | null;
  readonly text: string;
  readonly basis: number;
  readonly seen: string;
}

export type ReactionError = 'choice-missing' | 'text-missing' | 'text-long';

export type ReadReaction =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly error: ReactionError }
  | { readonly kind: 'said'; readonly said: ReactionKind; readonly text: string | null };

/**
 * What a form says of one finding: nothing where nothing was chosen and no text was touched. A text beside "agree" is a
 * comment; a comment or a disagreement without a word is none. `shown` is the text that the form was made with.
 */
export function readReaction({ choice, text }: TypedReaction, shown: string): ReadReaction {
  const typed = text.trim();
  if (choice === null) {
    return typed === '' || typed === shown.trim()
      ? { kind: 'nothing' }
      : { kind: 'wrong', error: 'choice-missing' };
  }
  if (choice === 'withdrawn') return { kind: 'said', said: 'withdrawn', text: null };
  if (typed.length > LONGEST_COMMENT) return { kind: 'wrong', error: 'text-long' };
  if (typed === '') {
    return choice === 'agree'
      ? { kind: 'said', said: 'agree', text: null }
      : { kind: 'wrong', error: 'text-missing' };
  }
  return { kind: 'said', said: choice === 'agree' ? 'comment' : choice, text: typed };
}
