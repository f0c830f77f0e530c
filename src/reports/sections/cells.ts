import type { AnswerValue } from '../../questionnaires/questionnaire.js';
import type { Passage, Passages } from '../report-model.js';

/** A cell of a table in the report's own language. */
export function cell(text: string, look: Pick<Passage, 'strong' | 'mark'> = {}): Passages {
  return [{ text, language: null, ...look }];
}

/** A matrix' answer as a record; anything else as an empty one. */
export function recordOf(value: AnswerValue | undefined): Readonly<Record<string, AnswerValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, AnswerValue>>)
    : {};
}
