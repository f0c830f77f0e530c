import { textIn, type Language } from '../language.js';
import type { AnswerValue, Choice, Question } from '../questionnaires/questionnaire.js';

/** One line of an answer as people read it: a label (a row, a field) where there is one, and what was said. */
export interface AnswerLine {
  readonly label: string | null;
  readonly text: string;
  /** Written by the entity, in whatever language; else a text of ours. */
  readonly own: boolean;
  /** Id of the document it is about. */
  readonly document?: string;
}

/** Words around answers, in the reader's language. */
export interface AnswerWords {
  readonly place: (place: number) => string;
  readonly panel: (title: string, number: number) => string;
  readonly document: (number: number, id: string) => string;
}

/**
 * An answer in words, for reading: choices by their texts, rows and fields by their labels, everything in the order of
 * the questionnaire. What the questionnaire does not know (an old choice, an unknown row) is shown as it is stored.
 */
export function answerLines(
  question: Question,
  value: AnswerValue,
  language: Language,
  words: AnswerWords,
): readonly AnswerLine[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return asList(value).map((item) => choiceLine(question.choices, item, language));
    case 'ranking':
      return asList(value).map((item, index) => ({
        ...choiceLine(question.choices, item, language),
        label: words.place(index + 1),
      }));
    case 'boolean':
      if (typeof value !== 'boolean') return [ownLine(value)];
      return [
        {
          label: null,
          text: value ? textIn(question.trueText, language).text : textIn(question.falseText, language).text,
          own: false,
        },
      ];
    case 'matrix':
      return entriesOf(
        value,
        question.rows.map((row) => row.value),
      ).map(([row, column]) => ({
        ...choiceLine(question.columns, column, language),
        label: textOf(question.rows, row, language) ?? row,
      }));
    case 'multipletext':
      return entriesOf(
        value,
        question.items.map((item) => item.name),
      ).map(([name, text]) => {
        const item = question.items.find((candidate) => candidate.name === name);
        return { ...ownLine(text), label: item ? textIn(item.title, language).text : name };
      });
    case 'paneldynamic':
      return asList(value).flatMap((panel, index) => {
        const title = words.panel(textIn(question.itemTitle, language).text, index + 1);
        return entriesOf(
          panel,
          question.elements.map((element) => element.name),
        ).flatMap(([name, item]) => {
          const element = question.elements.find((candidate) => candidate.name === name);
          const label = `${title} – ${element ? textIn(element.title, language).text : name}`;
          const lines = element ? answerLines(element, item, language, words) : [ownLine(item)];
          return lines.map((line) => ({ ...line, label: line.label ? `${label}, ${line.label}` : label }));
        });
      });
    case 'file':
      return asList(value).map((item, index) => {
        const document = String(item);
        return { label: null, text: words.document(index + 1, document), own: false, document };
      });
    default:
      return asList(value).map(ownLine);
  }
}

function asList(value: AnswerValue): readonly AnswerValue[] {
  return Array.isArray(value) ? (value as readonly AnswerValue[]) : [value];
}

/** Entries of an object in the questionnaire's order, then those it does not know. */
function entriesOf(
  value: AnswerValue,
  order: readonly string[],
): readonly (readonly [string, AnswerValue])[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [['', value]];
  const object = value as Readonly<Record<string, AnswerValue>>;
  const known = order.filter((key) => Object.hasOwn(object, key));
  const unknown = Object.keys(object).filter((key) => !known.includes(key));
  return [...known, ...unknown].map((key) => [key, object[key] as AnswerValue] as const);
}

function textOf(choices: readonly Choice[], value: AnswerValue, language: Language): string | null {
  const choice = choices.find((candidate) => candidate.value === value);
  return choice ? textIn(choice.text, language).text : null;
}

function choiceLine(choices: readonly Choice[], value: AnswerValue, language: Language): AnswerLine {
  const text = textOf(choices, value, language);
  return text === null ? ownLine(value) : { label: null, text, own: false };
}

function ownLine(value: AnswerValue): AnswerLine {
  return { label: null, text: typeof value === 'object' ? JSON.stringify(value) : String(value), own: true };
}
