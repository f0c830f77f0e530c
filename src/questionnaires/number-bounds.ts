import { variableOf } from './conditions.js';
import { numberExpression } from './expression.js';
import type { Respondent, TextQuestion } from './questionnaire.js';

export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** A number's bounds in this exercise, both included: in 2023 `{exerciseYear} + 1` becomes 2024. Null is no bound. */
export function boundsFor(question: TextQuestion, respondent: Respondent): Bounds {
  return {
    min: boundOf(question.minExpression, respondent) ?? question.min,
    max: boundOf(question.maxExpression, respondent) ?? question.max,
  };
}

function boundOf(expression: string | undefined, respondent: Respondent): number | null {
  if (expression === undefined) return null;
  return numberExpression(expression)((name) =>
    name === 'exerciseYear' || name === 'exerciseNumber' ? variableOf(respondent, name) : undefined,
  );
}
