import type { AnswerValue, Question } from './questionnaire.js';

/** How an answer stands to that of an earlier exercise. */
export type YearDifference = 'different' | 'same';

/**
 * Does an answer differ from that of an earlier exercise? Only closed questions are compared, marked comparable in both
 * versions and answered in both years; null else. Boxes are compared whatever their order, matrices by the rows that
 * both years have. What could be answered then and can no longer be answered now is no difference of the entity's:
 * null, or of a matrix that row left out.
 */
export function yearDifference(
  before: { readonly question: Question; readonly value: AnswerValue | null },
  now: { readonly question: Question; readonly value: AnswerValue | null },
): YearDifference | null {
  if (before.value === null || now.value === null || !isCompared(before.question, now.question)) return null;
  switch (now.question.type) {
    case 'radiogroup':
    case 'dropdown':
      return isOffered(now.question.choices, before.value) ? whether(before.value === now.value) : null;
    case 'checkbox': {
      const [then, today] = [listOf(before.value), listOf(now.value)];
      const { choices } = now.question;
      if (!then.every((one) => isOffered(choices, one))) return null;
      return whether(then.length === today.length && then.every((one) => today.includes(one)));
    }
    case 'matrix':
      return rowsDifference(now.question.columns, before.value, now.value);
    default:
      return whether(before.value === now.value);
  }
}

/** May answers to a question be compared with those to the same question of an earlier exercise? */
export function isCompared(before: Question, now: Question): boolean {
  return before.comparable && now.comparable && before.type === now.type && isClosed(now);
}

/** Answered by choosing or by a number: whether two answers differ needs no reading. */
function isClosed(question: Question): boolean {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'rating':
    case 'boolean':
    case 'matrix':
      return true;
    case 'text':
      return question.inputType === 'number';
    default:
      return false;
  }
}

function rowsDifference(
  columns: readonly { readonly value: string }[],
  before: AnswerValue,
  now: AnswerValue,
): YearDifference | null {
  const [then, today] = [rowsOf(before), rowsOf(now)];
  const common = Object.keys(then).filter(
    (row) => Object.hasOwn(today, row) && isOffered(columns, then[row] ?? null),
  );
  return common.length === 0 ? null : whether(common.every((row) => then[row] === today[row]));
}

function isOffered(choices: readonly { readonly value: string }[], value: AnswerValue | null): boolean {
  return choices.some((choice) => choice.value === value);
}

function whether(isSame: boolean): YearDifference {
  return isSame ? 'same' : 'different';
}

function listOf(value: AnswerValue): readonly AnswerValue[] {
  return Array.isArray(value) ? (value as readonly AnswerValue[]) : [value];
}

function rowsOf(value: AnswerValue): Readonly<Record<string, AnswerValue>> {
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, AnswerValue>>)
    : {};
}
