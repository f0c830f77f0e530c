import { FIRST_HASH, type HistoryLine } from './history-line.js';

/** What is wrong with the first line that does not hold. */
export type ChainFault =
  /** Its number does not follow the one before it: a line between them is gone, or one was put in. */
  | 'number'
  /** It does not hold the hash of the line before it. */
  | 'previous'
  /** Its own fields are not what was sealed, or it was sealed with another key. */
  | 'seal';

/** How far a chain has been read. */
export interface ChainState {
  readonly count: number;
  /** Hash of the last line that holds. */
  readonly lastHash: string;
  readonly broken: { readonly number: number; readonly fault: ChainFault } | null;
}

export const UNREAD: ChainState = { count: 0, lastHash: FIRST_HASH, broken: null };

/**
 * Reads on in a chain; `lines` follow the ones read before, by number. Sees every change of a line, and every line that
 * was taken out, put in or moved, of whoever has not the key of the seals. Does not see, from the chain alone, that its
 * last lines were cut off: what is left is a whole chain. Whoever keeps count and last hash elsewhere sees that too.
 */
export function verifyOn(
  state: ChainState,
  lines: readonly HistoryLine[],
  seal: (line: Omit<HistoryLine, 'hash'>) => string,
): ChainState {
  let { count, lastHash } = state;
  if (state.broken) return state;
  for (const line of lines) {
    const fault = faultOf(line, count, lastHash, seal);
    if (fault) return { count, lastHash, broken: { number: line.number, fault } };
    count += 1;
    lastHash = line.hash;
  }
  return { count, lastHash, broken: null };
}

function faultOf(
  line: HistoryLine,
  count: number,
  lastHash: string,
  seal: (line: Omit<HistoryLine, 'hash'>) => string,
): ChainFault | null {
  if (line.number !== count + 1) return 'number';
  if (line.previousHash !== lastHash) return 'previous';
  const { hash, ...unsealed } = line;
  return seal(unsealed) === hash ? null : 'seal';
}
