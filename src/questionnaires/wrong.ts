import type { AnswerProblem, AnswerProblemCode } from './questionnaire.js';

/** One thing wrong somewhere inside one answer. */
export interface Wrong {
  /** From the answer inwards: row, field or position. */
  readonly path: readonly string[];
  readonly code: AnswerProblemCode;
  readonly params: AnswerProblem['params'];
}

/** The one empty list, so that checking a right answer makes nothing. */
export const NOTHING_WRONG: readonly Wrong[] = [];

/** Past this nesting a value is said to be too deep; the deepest answer, a list in a panel's field, has four levels. */
const DEEPEST = 5;
const LONGEST_QUOTE = 80;

export function wrong(code: AnswerProblemCode, params: AnswerProblem['params'] = {}): readonly Wrong[] {
  return [{ path: [], code, params }];
}

/** The same, found one step further in. */
export function within(step: string | number, found: readonly Wrong[]): readonly Wrong[] {
  return found.map((one) => ({ ...one, path: [String(step), ...one.path] }));
}

export type Shape = 'text' | 'number' | 'boolean' | 'list' | 'rows' | 'panels' | 'fields';

export function wrongShape(value: unknown, expected: Shape): readonly Wrong[] {
  if (isEmpty(value)) return wrong('empty-answer');
  return isDeeperThan(value, DEEPEST)
    ? wrong('too-deep', { max: DEEPEST })
    : wrong('wrong-type', { expected });
}

/** Nothing there: it is no answer, and is not stored as one. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** What was sent, short and printable, to be quoted in a message. */
export function quote(value: unknown): string {
  const text =
    typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 4 * LONGEST_QUOTE) ?? String(value));
  const characters = [...text.slice(0, 4 * LONGEST_QUOTE).replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')];
  return characters.length > LONGEST_QUOTE
    ? `${characters.slice(0, LONGEST_QUOTE).join('')}…`
    : characters.join('');
}

export function toProblem(question: string, { path, code, params }: Wrong): AnswerProblem {
  const pointer = [question, ...path]
    .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return { question, pointer, code, params };
}
