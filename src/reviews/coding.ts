import { catalogueOf } from './own-words.js';
import type { Passage } from './passage.js';

/** A coding of own words as the API shows it; `tag` is what If-Match says to change it. */
export interface CodingDocument {
  readonly entity: string;
  readonly question: string;
  readonly index: number;
  readonly codes: readonly string[];
  readonly tag: string;
  readonly at: string;
}

/** Position of the item of own words that a passage lies in; null elsewhere. */
export function ownWordIndex({ question, place }: Pick<Passage, 'question' | 'place'>): number | null {
  const [, index] = /^(\d+)\.text$/.exec(place) ?? [];
  return catalogueOf(question) === null || index === undefined ? null : Number(index);
}

/**
 * What the passages of one item of own words say together: their codes in the question's own catalogue, each once. The
 * tag changes with them, and with the answer they were coded from. Null where there are none.
 */
export function codingOf(passages: readonly Passage[]): CodingDocument | null {
  const [first] = passages;
  const index = first ? ownWordIndex(first) : null;
  if (!first || index === null) return null;
  const catalogue = catalogueOf(first.question);
  const codes = new Set(
    passages.flatMap((passage) =>
      passage.codes.filter((code) => code.catalogue === catalogue).map(({ code }) => code),
    ),
  );
  const revision = Math.max(...passages.map(({ answerRevision }) => answerRevision));
  const at =
    passages
      .map((passage) => passage.at)
      .toSorted()
      .at(-1) ?? first.at;
  const { entity, question } = first;
  return { entity, question, index, codes: [...codes], tag: [revision, ...codes].join('.'), at };
}
