import { textKey, type TextPlace } from './passage.js';

/** A text of the sample, in the revision in which both code it. */
export interface SampledText extends TextPlace {
  readonly answerRevision: number;
}

/**
 * A share of the texts, at least one, in their own order; `share` in per cent. The same texts and the same `digest` give
 * the same sample, so nobody can ask again until the easy ones come.
 */
export function sampleOf<T extends TextPlace>(
  texts: readonly T[],
  share: number,
  digest: (key: string) => string,
): readonly T[] {
  const wanted = Math.max(1, Math.round((texts.length * share) / 100));
  const drawn = new Set(
    texts
      .map((text) => ({ text, draw: digest(textKey(text)) }))
      .toSorted((a, b) => (a.draw < b.draw ? -1 : a.draw > b.draw ? 1 : 0))
      .slice(0, wanted)
      .map(({ text }) => text),
  );
  return texts.filter((text) => drawn.has(text));
}
