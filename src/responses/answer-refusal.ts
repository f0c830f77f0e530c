import type { GivenAnswers } from '../questionnaires/check-answers.js';
import { answerProblemText } from '../questionnaires/answer-problem-texts.js';
import type { AnswerProblem, AnswerProblemCode, Questionnaire } from '../questionnaires/questionnaire.js';
import { quote } from '../questionnaires/wrong.js';
import { Problem } from '../problem.js';
import { noteNamed } from './change-notes.js';

const ABOUT_REASONS: ReadonlySet<AnswerProblemCode> = new Set([
  'reason-missing',
  'required-cannot-be-left-out',
  'both-answered-and-left-out',
]);

/**
 * Refuses answers, naming each question; nothing has been written. `given` is what was sent, where answers were sent: a
 * question that stands among the reasons only is pointed to there.
 */
export function answerRefusal(
  problems: readonly AnswerProblem[],
  questionnaire: Questionnaire,
  given?: GivenAnswers,
): Problem {
  const count = problems.length === 1 ? '1 answer is' : `${problems.length} answers are`;
  const leftOut = given ? leftOutOnly(given) : new Set<string>();
  const isReason = ({ code, question }: AnswerProblem) => ABOUT_REASONS.has(code) || leftOut.has(question);
  return new Problem('wrong-answers', {
    detail: `${count} not as the questionnaire asks; nothing was stored.`,
    errors: problems.map((problem) => ({
      pointer: notePointer(problem) ?? `/${isReason(problem) ? 'cannotAnswer' : 'answers'}${problem.pointer}`,
      detail: answerProblemText(problem, 'en', questionnaire),
      question: problem.question,
      code: problem.code,
    })),
  });
}

/** A note stands beside the answers, by what it is about. */
function notePointer({ question }: AnswerProblem): string | null {
  const note = noteNamed(question);
  return note && `/${note.kind === 'changed' ? 'changes' : 'examples'}/${note.about}`;
}

/** Names as problems hold them, which quote what no message could carry. */
function leftOutOnly({ answers, cannotAnswer }: GivenAnswers): ReadonlySet<string> {
  const names = Object.keys(cannotAnswer).filter((name) => !Object.hasOwn(answers, name));
  return new Set(names.flatMap((name) => [name, quote(name)]));
}

export function hiddenProblem(question: string): AnswerProblem {
  return { question, pointer: `/${question}`, code: 'hidden-question', params: {} };
}
