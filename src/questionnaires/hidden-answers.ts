import type { GivenAnswers } from './check-answers.js';
import { visibleQuestions } from './conditions.js';
import type { Questionnaire, Respondent } from './questionnaire.js';

/**
 * Names of the questions that were answered or left out on purpose and are hidden now, in the questionnaire's order.
 * While a response is in progress they are kept and ignored; at submission they are removed, and the removal logged.
 */
export function hiddenAnswers(
  questionnaire: Questionnaire,
  respondent: Respondent,
  { answers, cannotAnswer }: GivenAnswers,
): readonly string[] {
  const visible = visibleQuestions(questionnaire, respondent, answers);
  return [...questionnaire.questions.keys()].filter(
    (name) => !visible.has(name) && (Object.hasOwn(answers, name) || Object.hasOwn(cannotAnswer, name)),
  );
}
