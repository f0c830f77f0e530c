import { textIn, type Language } from '../language.js';
import type { AnswerValue, Choice, Question } from '../questionnaires/questionnaire.js';

/** One thing that an answer says: a choice, a row of a matrix, a field of a panel, a number, a text. */
export interface AnswerItem {
  /** From 1: place in a ranking, number of a panel or of one of several choices; null where there is but one. */
  readonly item: number | null;
  /** Row of a matrix, field of a panel. */
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly code: string | null;
  readonly codeLabel: string | null;
  readonly number: number | null;
  readonly text: string | null;
}

const EMPTY: AnswerItem = {
  item: null,
  field: null,
  fieldLabel: null,
  code: null,
  codeLabel: null,
  number: null,
  text: null,
};

/**
 * An answer in the long form of analysts: one item for each thing said, codes beside labels. What the questionnaire does
 * not know is given as it is stored; nothing is dropped.
 */
export function answerItems(
  question: Question,
  value: AnswerValue,
  language: Language,
): readonly AnswerItem[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return [coded(question.choices, value, language)];
    case 'checkbox':
    case 'ranking':
      return listOf(value).map((one, index) => ({
        ...coded(question.choices, one, language),
        item: index + 1,
      }));
    case 'boolean': {
      if (typeof value !== 'boolean') return [plain(value)];
      const label = textIn(value ? question.trueText : question.falseText, language).text;
      return [{ ...EMPTY, code: String(value), codeLabel: label }];
    }
    case 'matrix':
      return entriesOf(value).map(([row, column]) => ({
        ...coded(question.columns, column, language),
        field: row,
        fieldLabel: labelIn(question.rows, row, language),
      }));
    case 'multipletext':
      return entriesOf(value).map(([name, text]) => {
        const field = question.items.find((one) => one.name === name);
        return { ...plain(text), field: name, fieldLabel: field ? textIn(field.title, language).text : null };
      });
    case 'paneldynamic':
      return listOf(value).flatMap((panel, index) =>
        entriesOf(panel).flatMap(([name, one]) => {
          const element = question.elements.find((candidate) => candidate.name === name);
          const items = element ? answerItems(element, one, language) : [plain(one)];
          const fieldLabel = element ? textIn(element.title, language).text : null;
          return items.map((item) => ({ ...item, item: index + 1, field: name, fieldLabel }));
        }),
      );
    case 'file':
      return listOf(value).map((id, index) => ({ ...EMPTY, item: index + 1, code: String(id) }));
    default:
      return [plain(value)];
  }
}

function coded(choices: readonly Choice[], value: AnswerValue, language: Language): AnswerItem {
  if (typeof value !== 'string') return plain(value);
  return { ...EMPTY, code: value, codeLabel: labelIn(choices, value, language) };
}

function labelIn(choices: readonly Choice[], value: string, language: Language): string | null {
  const choice = choices.find((one) => one.value === value);
  return choice ? textIn(choice.text, language).text : null;
}

function plain(value: AnswerValue): AnswerItem {
  if (typeof value === 'number') return { ...EMPTY, number: value };
  return { ...EMPTY, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

function listOf(value: AnswerValue): readonly AnswerValue[] {
  return Array.isArray(value) ? (value as readonly AnswerValue[]) : [value];
}

function entriesOf(value: AnswerValue): readonly (readonly [string, AnswerValue])[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [['', value]];
  return Object.entries(value as Readonly<Record<string, AnswerValue>>);
}
