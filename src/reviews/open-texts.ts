import type { Texts } from '../language.js';
import type { AnswerValue, Question, Questionnaire } from '../questionnaires/questionnaire.js';

/** A text that can be coded, inside the answer to a question. */
export interface OpenText {
  /** Empty for the whole answer, else such as `0.what`. */
  readonly place: string;
  readonly text: string;
  /** What is asked for in this place of a panel; null for the whole answer. */
  readonly title: Texts | null;
  /** From 1; null outside panels. */
  readonly number: number | null;
}

/** Names and posts of people, which say nothing about the partnership. */
const ABOUT_PEOPLE = new Set(['respondents']);

/** Does the question hold open texts? */
export function isOpen(question: Question): boolean {
  if (ABOUT_PEOPLE.has(question.name)) return false;
  if (question.type === 'paneldynamic') return question.elements.some(isOpen);
  return question.type === 'comment' || question.type === 'multipletext' || isLine(question);
}

/** Questions with open texts, in the questionnaire's order. */
export function openQuestions({ sections }: Questionnaire): readonly Question[] {
  return sections.flatMap(({ questions }) => questions.filter(isOpen));
}

/** The open texts of an answer, those left blank not among them. A value of another shape holds none. */
export function openTextsIn(question: Question, value: AnswerValue | null): readonly OpenText[] {
  if (value === null || !isOpen(question)) return [];
  if (question.type === 'paneldynamic') {
    if (!Array.isArray(value)) return [];
    return (value as readonly AnswerValue[]).flatMap((item, index) =>
      question.elements.filter(isOpen).flatMap((element) => {
        const text = cell(item, element.name);
        return text === null
          ? []
          : [{ place: `${index}.${element.name}`, text, title: element.title, number: index + 1 }];
      }),
    );
  }
  if (question.type === 'multipletext') {
    return question.items.flatMap(({ name, title }) => {
      const text = cell(value, name);
      return text === null ? [] : [{ place: name, text, title, number: null }];
    });
  }
  return typeof value === 'string' && value.trim() !== ''
    ? [{ place: '', text: value, title: null, number: null }]
    : [];
}

function isLine(question: Question): boolean {
  return question.type === 'text' && question.inputType === 'text';
}

function cell(item: AnswerValue, name: string): string | null {
  if (typeof item !== 'object' || Array.isArray(item)) return null;
  const text = Object.hasOwn(item, name) ? (item as Readonly<Record<string, AnswerValue>>)[name] : null;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
