import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import type { ExportCell } from './export-table.js';

/**
 * Columns of a question in the wide form, one row per entity, named as ODK and KoboToolbox name them: `question` for one
 * answer, `question/choice` for several (1 or 0; in a ranking the place), `question/row` for a matrix, and of panels how
 * many there are: what they say is in the long form.
 */
export function wideColumns(question: Question): readonly string[] {
  switch (question.type) {
    case 'html':
      return [];
    case 'checkbox':
    case 'ranking':
      return question.choices.map(({ value }) => `${question.name}/${value}`);
    case 'matrix':
      return question.rows.map(({ value }) => `${question.name}/${value}`);
    case 'multipletext':
      return question.items.map(({ name }) => `${question.name}/${name}`);
    case 'paneldynamic':
    case 'file':
      return [`${question.name}/count`];
    default:
      return [question.name];
  }
}

/** Cells in the order of `wideColumns`; all empty where there is no answer. */
export function wideCells(question: Question, value: AnswerValue | null): readonly ExportCell[] {
  const columns = wideColumns(question);
  if (value === null) return columns.map(() => null);
  switch (question.type) {
    case 'html':
      return [];
    case 'checkbox':
      return question.choices.map((choice) => (listOf(value).includes(choice.value) ? 1 : 0));
    case 'ranking':
      return question.choices.map((choice) => listOf(value).indexOf(choice.value) + 1 || null);
    case 'matrix':
      return question.rows.map((row) => partOf(value, row.value));
    case 'multipletext':
      return question.items.map(({ name }) => partOf(value, name));
    case 'paneldynamic':
    case 'file':
      return [listOf(value).length];
    default:
      return [cellOf(value)];
  }
}

function partOf(value: AnswerValue, key: string): ExportCell {
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return null;
  return cellOf((value as Readonly<Record<string, AnswerValue>>)[key] as AnswerValue);
}

function cellOf(value: AnswerValue): ExportCell {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

function listOf(value: AnswerValue): readonly AnswerValue[] {
  return Array.isArray(value) ? (value as readonly AnswerValue[]) : [value];
}
