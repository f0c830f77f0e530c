export type PassageState = 'anchored' | 'flagged';

/** The first coder's passages feed the findings; a second coder's only show how far two people agree. */
export type Coder = 'first' | 'second';

/** A code by its catalogue: the same word may stand in two of them. */
export interface CodeName {
  readonly catalogue: string;
  readonly code: string;
}

/** Where a text stands: an entity's answer to a question, or a text inside that answer. */
export interface TextPlace {
  readonly entity: string;
  readonly question: string;
  /** Empty for the whole answer, else the way inside, such as `0.what` in a panel. */
  readonly place: string;
}

/** A piece of a text, in UTF-16 code units; `quoted` is what stands between the offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quoted: string;
}

/** A passage as pages and rules take it: in the text that stands now, or flagged where it was. */
export interface Passage extends TextPlace, Span {
  readonly id: string;
  readonly answerRevision: number;
  readonly state: PassageState;
  readonly coder: Coder;
  readonly exemplar: boolean;
  readonly memo: string;
  readonly codes: readonly CodeName[];
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}

export function textKey({ entity, question, place }: TextPlace): string {
  return `${entity}:${question}:${place}`;
}

export function codeKey({ catalogue, code }: CodeName): string {
  return `${catalogue}:${code}`;
}

/** Null where it names none. */
export function codeOfKey(key: string): CodeName | null {
  const [, catalogue, code] = /^([a-z_]{1,40}):([a-z0-9-]{1,60})$/.exec(key) ?? [];
  return catalogue && code ? { catalogue, code } : null;
}

/**
 * May a passage lie here? Inside the text, not empty nor blank, and never through the middle of a surrogate pair.
 */
export function isSpan(text: string, start: number, end: number): boolean {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return false;
  if (start < 0 || end > text.length || start >= end) return false;
  if (cutsPair(text, start) || cutsPair(text, end)) return false;
  return text.slice(start, end).trim() !== '';
}

function cutsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}
