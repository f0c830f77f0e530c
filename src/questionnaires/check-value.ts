import { wrongInNumber, wrongInText, wrongInTextQuestion } from './check-text.js';
import { choiceValues, rowValues } from './partnership-rows.js';
import type {
  Choice,
  FileQuestion,
  MatrixQuestion,
  MultipleTextQuestion,
  PanelDynamicQuestion,
  Question,
  Respondent,
} from './questionnaire.js';
import { isRecord, NOTHING_WRONG, quote, within, wrong, wrongShape } from './wrong.js';
import type { Wrong } from './wrong.js';

/** After so many the rest of one answer is not looked at: a list of 20,000 wrong rows says nothing more than 20. */
const MOST_WRONG = 20;
const LONGEST_DOCUMENT_ID = 100;

/**
 * What is wrong with the shape of one answer: its type, choices, rows, fields, counts, lengths, bounds. Takes any
 * JSON value, never throws, changes nothing. `documents` are the ids of the response's documents; null asks for none.
 */
export function wrongInValue(
  question: Question,
  value: unknown,
  respondent: Respondent,
  documents: ReadonlySet<string> | null,
): readonly Wrong[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return wrongInChoice(question.choices, value);
    case 'checkbox': {
      const values = choiceValues(question, respondent);
      return wrongInList(value, values, question.maxSelected ?? values.length);
    }
    case 'ranking':
      return wrongInList(
        value,
        question.choices.map((choice) => choice.value),
        question.maxSelected,
      );
    case 'boolean':
      return typeof value === 'boolean' ? NOTHING_WRONG : wrongShape(value, 'boolean');
    case 'rating':
      return wrongInNumber(value, question, true);
    case 'comment':
      return wrongInText(value, question.maxLength);
    case 'text':
      return wrongInTextQuestion(question, value, respondent);
    case 'matrix':
      return wrongInMatrix(question, value, respondent);
    case 'multipletext':
      return wrongInFields(question, value);
    case 'paneldynamic':
      return wrongInPanels(question, value, respondent, documents);
    case 'file':
      return wrongInDocuments(question, value, documents);
    case 'html':
      return wrong('unknown-question');
    default:
      return question satisfies never;
  }
}

function wrongInChoice(choices: readonly Choice[], value: unknown): readonly Wrong[] {
  if (typeof value !== 'string' || value === '') return wrongShape(value, 'text');
  return choices.some((choice) => choice.value === value)
    ? NOTHING_WRONG
    : wrong('unknown-choice', { value: quote(value) });
}

function wrongInList(value: unknown, values: readonly string[], most: number): readonly Wrong[] {
  if (!Array.isArray(value) || value.length === 0) return wrongShape(value, 'list');
  if (value.length > most) return wrong('too-many', { max: most, given: value.length });
  return collect(value.entries(), ([index, one]) => {
    if (typeof one !== 'string') return within(index, wrongShape(one, 'text'));
    if (!values.includes(one)) return within(index, wrong('unknown-choice', { value: quote(one) }));
    return value.indexOf(one) < index
      ? within(index, wrong('repeated-choice', { value: quote(one) }))
      : NOTHING_WRONG;
  });
}

function wrongInMatrix(question: MatrixQuestion, value: unknown, respondent: Respondent): readonly Wrong[] {
  if (!isRecord(value)) return wrongShape(value, 'rows');
  const given = Object.keys(value);
  if (given.length === 0) return wrong('empty-answer');
  const rows = rowValues(question, respondent);
  return collect(given, (row) =>
    rows.includes(row)
      ? nested(row, wrongInChoice(question.columns, value[row]))
      : within(row, wrong('unknown-row', { row: quote(row) })),
  );
}

function wrongInFields(question: MultipleTextQuestion, value: unknown): readonly Wrong[] {
  if (!isRecord(value)) return wrongShape(value, 'fields');
  const given = Object.keys(value);
  if (given.length === 0) return wrong('empty-answer');
  return collect(given, (name) => {
    const item = question.items.find((one) => one.name === name);
    return item
      ? nested(name, wrongInText(value[name], item.maxLength))
      : within(name, wrong('unknown-field', { field: quote(name) }));
  });
}

function wrongInPanels(
  question: PanelDynamicQuestion,
  value: unknown,
  respondent: Respondent,
  documents: ReadonlySet<string> | null,
): readonly Wrong[] {
  if (!Array.isArray(value) || value.length === 0) return wrongShape(value, 'panels');
  if (value.length > question.maxCount)
    return wrong('too-many', { max: question.maxCount, given: value.length });
  return collect(value.entries(), ([index, panel]: [number, unknown]) => {
    if (!isRecord(panel)) return within(index, wrongShape(panel, 'fields'));
    const given = Object.keys(panel);
    if (given.length === 0) return within(index, wrong('empty-answer'));
    const found = collect(given, (field) => {
      const element = question.elements.find((one) => one.name === field);
      return element
        ? nested(field, wrongInValue(element, panel[field], respondent, documents))
        : within(field, wrong('unknown-field', { field: quote(field) }));
    });
    return nested(index, found);
  });
}

function wrongInDocuments(
  question: FileQuestion,
  value: unknown,
  documents: ReadonlySet<string> | null,
): readonly Wrong[] {
  if (!Array.isArray(value) || value.length === 0) return wrongShape(value, 'list');
  if (value.length > question.maxFiles)
    return wrong('too-many', { max: question.maxFiles, given: value.length });
  return collect(value.entries(), ([index, id]: [number, unknown]) => {
    const found = wrongInText(id, LONGEST_DOCUMENT_ID);
    if (found.length > 0) return within(index, found);
    if (documents && !documents.has(id as string)) return within(index, wrong('unknown-document'));
    return value.indexOf(id) < index
      ? within(index, wrong('repeated-choice', { value: quote(id) }))
      : NOTHING_WRONG;
  });
}

function nested(step: string | number, found: readonly Wrong[]): readonly Wrong[] {
  return found.length === 0 ? found : within(step, found);
}

/** What is wrong with each, up to the limit; makes nothing while nothing is. */
function collect<T>(all: Iterable<T>, check: (one: T) => readonly Wrong[]): readonly Wrong[] {
  let found: Wrong[] | null = null;
  for (const one of all) {
    const wrongs = check(one);
    if (wrongs.length === 0) continue;
    found = [...(found ?? []), ...wrongs];
    if (found.length >= MOST_WRONG) break;
  }
  return found ?? NOTHING_WRONG;
}
