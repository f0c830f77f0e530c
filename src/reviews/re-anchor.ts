import { diffArrays } from 'diff';
import { isSpan, type Span } from './passage.js';

/** Texts longer than this are not compared word by word: that takes time by the square of their length. */
const LONGEST_COMPARED = 40_000;

/**
 * Finds a passage again after its text has changed; offsets in UTF-16 code units. First that holds: the same words at
 * the same place; the same words elsewhere, the nearest of them (of two as near the earlier); what a comparison by words
 * leaves of it, where its first and last word still stand or at least half of it does. Null where nobody can say: the
 * passage is flagged, never dropped. `before` is the text it was marked in, null where that is no longer kept.
 */
export function reAnchor(passage: Span, before: string | null, now: string): Span | null {
  const { start, end, quoted } = passage;
  if (now.slice(start, end) === quoted && isSpan(now, start, end)) return { start, end, quoted };
  const found = nearest(quoted, start, now);
  if (found !== null) return { start: found, end: found + quoted.length, quoted };
  if (before === null || before.slice(start, end) !== quoted) return null;
  if (before.length > LONGEST_COMPARED || now.length > LONGEST_COMPARED) return null;
  return byWords(passage, before, now);
}

function nearest(quoted: string, start: number, now: string): number | null {
  let best: number | null = null;
  for (let at = now.indexOf(quoted); at !== -1; at = now.indexOf(quoted, at + 1)) {
    if (!isSpan(now, at, at + quoted.length)) continue;
    if (best === null || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best;
}

interface Word {
  readonly from: number;
  readonly to: number;
  /** Where it stands now; null where it is gone. */
  readonly now: { readonly from: number; readonly to: number } | null;
}

function byWords({ start, end }: Span, before: string, now: string): Span | null {
  const inside = wordsOf(before, now).filter(({ from, to }) => from >= start && to <= end);
  const first = inside.find((word) => word.now !== null);
  const last = inside.findLast((word) => word.now !== null);
  if (!first?.now || !last?.now) return null;
  const kept = inside.filter((word) => word.now !== null);
  const length = (words: readonly Word[]) => words.reduce((sum, { from, to }) => sum + to - from, 0);
  const keepsItsEdges = first === inside[0] && last === inside.at(-1) && kept.length > 1;
  if (!keepsItsEdges && 2 * length(kept) < length(inside)) return null;
  const span = { start: first.now.from, end: last.now.to };
  // Grown beyond recognition: what was written in between may say something else.
  if (span.end - span.start > 2 * (end - start) || !isSpan(now, span.start, span.end)) return null;
  return { ...span, quoted: now.slice(span.start, span.end) };
}

function wordsOf(before: string, now: string): readonly Word[] {
  const words: Word[] = [];
  let from = 0;
  let there = 0;
  for (const { value, added, removed } of diffArrays(tokens(before), tokens(now))) {
    for (const token of value) {
      const isWord = token.trim() !== '';
      if (!added && isWord) {
        const to = from + token.length;
        words.push({ from, to, now: removed ? null : { from: there, to: there + token.length } });
      }
      if (!added) from += token.length;
      if (!removed) there += token.length;
    }
  }
  return words;
}

const tokens = (text: string): string[] => text.split(/(\s+)/).filter((token) => token !== '');
