import type { CodingRow } from './coding.entity.js';

/** A coding as the API shows it; `tag` is what If-Match says to change it. */
export interface CodingDocument {
  readonly entity: string;
  readonly question: string;
  readonly index: number;
  readonly codes: readonly string[];
  readonly tag: string;
  readonly at: string;
}

/** Changes with what was coded, and with the answer it was coded from. */
export function codingTag({ codes, answerRevision }: Pick<CodingRow, 'codes' | 'answerRevision'>): string {
  return [answerRevision, ...codes].join('.');
}

export function codingDocument(row: CodingRow): CodingDocument {
  const { entityKey: entity, question, itemIndex: index, codes, at } = row;
  return { entity, question, index, codes, tag: codingTag(row), at };
}
