import type { CodingText } from './coding-texts.service.js';
import type { Passage } from './passage.js';
import { sentencesOf } from './sentences.js';

/** A piece of text over which the same passages lie. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  /** How many passages lie over it. */
  readonly layers: number;
  /** Numbers of the passages that end with it, from 1, as the list below the text has them. */
  readonly ends: readonly number[];
}

export interface SentenceView {
  readonly start: number;
  readonly end: number;
  /** Blanks and line breaks before it. */
  readonly gap: string;
  readonly segments: readonly Segment[];
}

/** The text cut into sentences, and these where passages begin and end; `passages` are those of this text, in order. */
export function sentenceViews(
  { text, language }: Pick<CodingText, 'text' | 'language'>,
  passages: readonly Passage[],
): readonly SentenceView[] {
  let last = 0;
  return sentencesOf(text, language).map(({ start, end }) => {
    const gap = text.slice(last, start);
    last = end;
    return { start, end, gap, segments: segmentsOf(text, start, end, passages) };
  });
}

function segmentsOf(
  text: string,
  start: number,
  end: number,
  passages: readonly Passage[],
): readonly Segment[] {
  const inside = (at: number) => at > start && at < end;
  const edges = new Set([start, end]);
  for (const passage of passages) {
    if (inside(passage.start)) edges.add(passage.start);
    if (inside(passage.end)) edges.add(passage.end);
  }
  const cuts = [...edges].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return {
      start: from,
      text: text.slice(from, to),
      layers: passages.filter((passage) => passage.start < to && from < passage.end).length,
      ends: passages.flatMap((passage, position) =>
        passage.end > from && passage.end <= to ? [position + 1] : [],
      ),
    };
  });
}

/** The codes to have at hand, the latest used first, then the first of the catalogue. */
export function atHand<T extends { readonly state: string }>(
  used: readonly T[],
  offered: readonly T[],
  most = 9,
): readonly T[] {
  return [...new Set([...used, ...offered])].filter(({ state }) => state === 'active').slice(0, most);
}
