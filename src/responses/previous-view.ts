import { textIn, type Language } from '../language.js';
import type { AnswerValue, Choice, Question } from '../questionnaires/questionnaire.js';
import type { AnswerLine } from './answer-lines.js';
import { linesOf } from './pages/answer-text.js';
import type { PreviousAnswer, YearBefore } from './year-before.js';

/** An entity's answer of the last exercise, for reading beside the question as it is asked now. */
export interface PreviousView {
  readonly year: number;
  readonly lines: readonly AnswerLine[];
  readonly cannotAnswer: string | null;
  /** In which the entity wrote it; null where nothing of it is its own words, or nobody knows. */
  readonly language: Language | null;
  readonly reworded: boolean;
  /** As the question's title read then, where it reads otherwise now. */
  readonly titleThen: string | null;
  /** What was answered and is no longer offered, by its words of then. */
  readonly gone: readonly string[];
}

/** Null where there is no previous answer to this question. */
export function previousView(
  before: YearBefore | null,
  question: Question,
  language: Language,
): PreviousView | null {
  const previous = before?.previous.get(question.name);
  if (!before || !previous) return null;
  const lines = linesOf(previous.question, previous.value, language, before.documents);
  const isOwn = previous.cannotAnswer !== null || lines.some(({ own, text }) => own && /\p{L}/u.test(text));
  const titleThen = textIn(previous.question.title, language).text;
  return {
    year: before.year,
    lines,
    cannotAnswer: previous.cannotAnswer,
    language: isOwn && previous.language !== '' ? (previous.language as Language) : null,
    reworded: previous.reworded,
    titleThen: titleThen === textIn(question.title, language).text ? null : titleThen,
    gone: goneFrom(question, previous, language),
  };
}

/** Choices, rows and columns of an answer that the question as it is asked now does not have. */
function goneFrom(now: Question, { question, value }: PreviousAnswer, language: Language): readonly string[] {
  const missing = (values: readonly AnswerValue[], then: readonly Choice[], today: readonly Choice[]) =>
    [...new Set(values)]
      .filter((one) => !today.some((choice) => choice.value === one))
      .map((one) => {
        const choice = then.find((candidate) => candidate.value === one);
        return choice ? textIn(choice.text, language).text : String(one);
      });
  if (value === null) return [];
  if ('choices' in now && 'choices' in question) {
    return missing([value].flat() as readonly AnswerValue[], question.choices, now.choices);
  }
  if (now.type === 'matrix' && question.type === 'matrix' && typeof value === 'object') {
    return missing(Object.values(value) as readonly AnswerValue[], question.columns, now.columns);
  }
  return [];
}
