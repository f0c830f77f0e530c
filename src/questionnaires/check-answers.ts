import { isReadable, wrongInText } from './check-text.js';
import { wrongInValue } from './check-value.js';
import { brokenRules, requiredQuestions, visibleQuestions } from './conditions.js';
import type {
  AnswerProblem,
  Answers,
  CannotAnswer,
  Question,
  Questionnaire,
  Respondent,
} from './questionnaire.js';
import { withRevealed } from './return-with-revealed.js';
import { isEmpty, quote, toProblem, within, wrong } from './wrong.js';
import type { Wrong } from './wrong.js';

/** Answers and reasons for leaving out, as a request brings them. */
export interface GivenAnswers {
  readonly answers: Answers;
  readonly cannotAnswer: CannotAnswer;
}

/** `shape`: each answer by itself, for saving. `complete`: also hidden and required questions and rules, for submitting. */
export type Stage = 'shape' | 'complete';

const MOST_PROBLEMS = 200;
const LONGEST_REASON = 2_000;
const LONGEST_NAME = 64;
const NO_DOCUMENTS_ASKED = null;

/** What is wrong with the shape of one answer, for saving it alone; documents are not looked up. */
export function checkAnswer(
  question: Question,
  value: unknown,
  respondent: Respondent,
): readonly AnswerProblem[] {
  return wrongInValue(question, value, respondent, NO_DOCUMENTS_ASKED).map((one) =>
    toProblem(question.name, one),
  );
}

/** What is wrong with leaving one question out for this reason. */
export function checkCannotAnswer(question: Question, reason: unknown): readonly AnswerProblem[] {
  return wrongInReason(question, reason).map((one) => toProblem(question.name, one));
}

/**
 * Everything wrong with these answers, at most 200 problems; none where they may be stored as they are
 * (`questionnaire.md`). Takes normalised answers; whatever else is in them is refused, never dropped or rewritten.
 *
 * @param documents ids of the documents uploaded for this response
 */
export function checkAnswers(
  questionnaire: Questionnaire,
  respondent: Respondent,
  given: GivenAnswers,
  stage: Stage,
  documents: ReadonlySet<string>,
): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const broken = new Set<string>();
  for (const name of Object.keys(given.answers)) {
    const question = answerable(questionnaire, name);
    const found = question
      ? wrongInValue(question, given.answers[name], respondent, documents)
      : wrong('unknown-question', { value: quote(name) });
    if (found.length === 0) continue;
    broken.add(name);
    report(problems, name, found);
    if (problems.length >= MOST_PROBLEMS) return problems.slice(0, MOST_PROBLEMS);
  }
  for (const name of Object.keys(given.cannotAnswer)) {
    const question = answerable(questionnaire, name);
    if (!question) report(problems, name, wrong('unknown-question', { value: quote(name) }));
    else if (Object.hasOwn(given.answers, name)) report(problems, name, wrong('both-answered-and-left-out'));
    else report(problems, name, wrongInReason(question, given.cannotAnswer[name]));
    if (problems.length >= MOST_PROBLEMS) return problems.slice(0, MOST_PROBLEMS);
  }
  if (stage === 'complete') reportIncomplete(problems, questionnaire, respondent, given, broken);
  return problems.slice(0, MOST_PROBLEMS);
}

function reportIncomplete(
  problems: AnswerProblem[],
  questionnaire: Questionnaire,
  respondent: Respondent,
  { answers, cannotAnswer }: GivenAnswers,
  broken: ReadonlySet<string>,
): void {
  const sound = broken.size === 0 ? answers : without(answers, broken);
  const visible = visibleQuestions(questionnaire, respondent, sound);
  // Whether these are shown nobody can say before the broken answers are mended.
  const undecided = new Set(broken.size === 0 ? [] : withRevealed(questionnaire, broken));
  for (const name of [...Object.keys(answers), ...Object.keys(cannotAnswer)]) {
    const hidden = questionnaire.questions.has(name) && !visible.has(name) && !undecided.has(name);
    if (hidden) report(problems, name, wrong('hidden-question'));
  }
  for (const name of requiredQuestions(questionnaire, respondent, sound, visible)) {
    if (Object.hasOwn(answers, name)) continue;
    const always = questionnaire.questions.get(name)?.required;
    if (!Object.hasOwn(cannotAnswer, name)) report(problems, name, wrong('required'));
    else if (!always) report(problems, name, wrong('required-cannot-be-left-out'));
  }
  for (const name of Object.keys(sound)) {
    const question = questionnaire.questions.get(name);
    if (question && visible.has(name)) report(problems, name, wrongInCounts(question, sound[name]));
  }
  for (const { question, rule } of brokenRules(questionnaire, respondent, sound, visible)) {
    report(problems, question, wrong('rule-broken', { rule }));
  }
}

/** Too few panels, and fields without which a panel says nothing. */
function wrongInCounts(question: Question, value: unknown): readonly Wrong[] {
  if (question.type !== 'paneldynamic' || !Array.isArray(value)) return [];
  const few = value.length < question.minCount ? wrong('too-few', { min: question.minCount }) : [];
  const needed = question.elements.filter((element) => element.required);
  const missing = value.flatMap((panel: Readonly<Record<string, unknown>>, index) =>
    needed
      .filter((element) => !Object.hasOwn(panel, element.name))
      .flatMap((element) => within(index, within(element.name, wrong('required')))),
  );
  return [...few, ...missing];
}

function wrongInReason(question: Question, reason: unknown): readonly Wrong[] {
  if (question.required) return wrong('required-cannot-be-left-out');
  if (isEmpty(reason) || (typeof reason === 'string' && reason.trim() === '')) {
    return wrong('reason-missing', { max: LONGEST_REASON });
  }
  return wrongInText(reason, LONGEST_REASON);
}

/** The question of this name, if it is one that takes an answer. A Map, so `constructor` is a name like any other. */
function answerable(questionnaire: Questionnaire, name: string): Question | null {
  const question = questionnaire.questions.get(name);
  return question && question.type !== 'html' ? question : null;
}

/** An unknown name comes back as it was sent, unless no message could carry it. */
function report(problems: AnswerProblem[], name: string, found: readonly Wrong[]): void {
  if (found.length === 0) return;
  const shown = name.length <= LONGEST_NAME && isReadable(name) ? name : quote(name);
  problems.push(...found.map((one) => toProblem(shown, one)));
}

function without(answers: Answers, broken: ReadonlySet<string>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !broken.has(name)));
}
