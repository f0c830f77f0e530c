import { wrongInValue } from './check-value.js';
import { visibleQuestions } from './conditions.js';
import type {
  AnswerProblem,
  AnswerProblemCode,
  Answers,
  AnswerValue,
  MatrixQuestion,
  Questionnaire,
  Respondent,
} from './questionnaire.js';
import { isRecord, toProblem, wrong } from './wrong.js';
import type { Wrong } from './wrong.js';

/** A stored answer, or a row of one, that the pinned questionnaire cannot read: printed in the annex, never dropped. */
export interface UnreadAnswer {
  readonly entity: string;
  readonly question: string;
  readonly reason: AnswerProblemCode;
  /** Of a matrix only the rows that cannot be read. */
  readonly value: AnswerValue;
  /** The first thing wrong, for its message. */
  readonly problem: AnswerProblem;
}

export interface ReadAnswers {
  readonly answers: Answers;
  readonly unread: readonly UnreadAnswer[];
}

/**
 * Stored answers of one response as findings may use them, and those that cannot be read, each with the reason
 * (`domain.md`, section 4). A matrix loses the unreadable rows; any other answer stands or falls as a whole, since
 * codings and ranks point to positions in it. Never throws.
 */
export function readAnswers(
  questionnaire: Questionnaire,
  respondent: Respondent,
  stored: Answers,
): ReadAnswers {
  const answers: [string, AnswerValue][] = [];
  const unread: UnreadAnswer[] = [];
  const refuse = (question: string, value: AnswerValue, [first]: readonly Wrong[]): void => {
    if (!first) return;
    const problem = toProblem(question, first);
    unread.push({ entity: respondent.entity, question, reason: first.code, value, problem });
  };
  for (const [name, value] of Object.entries(stored)) {
    const question = questionnaire.questions.get(name);
    const found = question
      ? wrongInValue(question, value, respondent, null)
      : wrong('unknown-question', { value: name });
    if (found.length === 0) {
      answers.push([name, value]);
      continue;
    }
    const parts = question?.type === 'matrix' ? splitRows(question, value, respondent) : null;
    refuse(name, parts ? parts.unread : value, found);
    if (parts?.readable) answers.push([name, parts.readable]);
  }
  const visible = visibleQuestions(questionnaire, respondent, Object.fromEntries(answers));
  const shown = answers.filter(([name, value]) => {
    if (!visible.has(name)) refuse(name, value, wrong('hidden-question'));
    return visible.has(name);
  });
  return { answers: Object.fromEntries(shown), unread };
}

/** Row by row, since a list of what is wrong ends after some twenty; null where the value is no matrix at all. */
function splitRows(
  question: MatrixQuestion,
  value: AnswerValue,
  respondent: Respondent,
): { readonly readable: AnswerValue | null; readonly unread: AnswerValue } | null {
  if (!isRecord(value)) return null;
  const isSound = ([row, column]: readonly [string, AnswerValue]): boolean =>
    wrongInValue(question, Object.fromEntries([[row, column]]), respondent, null).length === 0;
  const rows = Object.entries(value) as [string, AnswerValue][];
  const readable = rows.filter(isSound);
  return {
    readable: readable.length > 0 ? Object.fromEntries(readable) : null,
    unread: Object.fromEntries(rows.filter((row) => !isSound(row))),
  };
}
