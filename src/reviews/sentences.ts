export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of a text by the rules of its language (Unicode Standard Annex 29), without the blanks around them, in
 * UTF-16 code units. A line break ends a sentence too: partners write lists.
 */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language === '' ? 'en' : language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    if (end > start) sentences.push({ start, end });
  }
  return sentences;
}

/** Do two pieces share at least one code unit? Those that only touch do not. */
export function overlap(one: Sentence, other: Sentence): boolean {
  return one.start < other.end && other.start < one.end;
}
