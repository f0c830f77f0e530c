import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import { DEGREES } from './finding.js';
import { TIE_DEGREES } from './ties.js';

/** The scales of closed questions, each from least to most. */
const SCALES: readonly (readonly string[])[] = [
  ['no', 'partly', 'yes'],
  DEGREES,
  ['none', 'some', 'strong'],
  TIE_DEGREES,
  ['not-for-us', 'support', 'commit'],
  ['no', 'less', 'same', 'wider'],
  ['low', 'medium', 'high'],
  ['dropped', 'under-way', 'done'],
];
const UNKNOWN: readonly string[] = ['dont-know', 'cannot-say'];

/** How far a mark is filled, 0–1; `unknown` for who does not know; null where the answer has no place on a scale. */
export type Filled = number | 'unknown' | null;

/** One closed answer, or one row of a matrix: what it says, and how far its mark is filled. */
export interface MarkedAnswer {
  /** An answer to the same question that holds this part alone. */
  readonly value: AnswerValue;
  readonly filled: Filled;
}

/**
 * A closed answer as marks: one for a choice, one per row for a matrix, in the questionnaire's order and then what it
 * does not know. Null for any other question: its answer is read as text.
 */
export function marksOf(question: Question, value: AnswerValue): readonly MarkedAnswer[] | null {
  if (question.type === 'radiogroup' || question.type === 'dropdown')
    return [{ value, filled: filledBy(question.choices, value) }];
  if (question.type !== 'matrix' || typeof value !== 'object' || Array.isArray(value)) return null;
  const cells = value as Readonly<Record<string, AnswerValue>>;
  const known = question.rows.map((row) => row.value).filter((row) => Object.hasOwn(cells, row));
  const unknown = Object.keys(cells).filter((row) => !known.includes(row));
  return [...known, ...unknown].map((row) => {
    const cell = cells[row] ?? '';
    return { value: { [row]: cell }, filled: filledBy(question.columns, cell) };
  });
}

function filledBy(choices: readonly { readonly value: string }[], value: AnswerValue): Filled {
  if (typeof value !== 'string') return null;
  if (UNKNOWN.includes(value)) return 'unknown';
  const asked = choices.map((choice) => choice.value).filter((each) => !UNKNOWN.includes(each));
  const scale = SCALES.find((each) => asked.length > 0 && asked.every((one) => each.includes(one)));
  const position = scale?.indexOf(value) ?? -1;
  return scale && position >= 0 ? position / (scale.length - 1) : null;
}
