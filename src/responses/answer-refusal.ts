import { answerProblemText } from '../questionnaires/answer-problem-texts.js';
import type { AnswerProblem, AnswerProblemCode, Questionnaire } from '../questionnaires/questionnaire.js';
import { Problem } from '../problem.js';

const ABOUT_REASONS: ReadonlySet<AnswerProblemCode> = new Set([
  'reason-missing',
  'required-cannot-be-left-out',
  'both-answered-and-left-out',
]);

/** Refuses answers, naming each question; nothing has been written. */
export function answerRefusal(problems: readonly AnswerProblem[], questionnaire: Questionnaire): Problem {
  const count = problems.length === 1 ? '1 answer is' : `${problems.length} answers are`;
  return new Problem('wrong-answers', {
    detail: `${count} not as the questionnaire asks; nothing was stored.`,
    errors: problems.map((problem) => ({
      pointer: `/${ABOUT_REASONS.has(problem.code) ? 'cannotAnswer' : 'answers'}${problem.pointer}`,
      detail: answerProblemText(problem, 'en', questionnaire),
      question: problem.question,
      code: problem.code,
    })),
  });
}

export function hiddenProblem(question: string): AnswerProblem {
  return { question, pointer: `/${question}`, code: 'hidden-question', params: {} };
}
