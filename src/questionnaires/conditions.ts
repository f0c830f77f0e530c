import { textIn } from '../language.js';
import type { Variable } from './definition-texts.js';
import { compileCondition } from './expression.js';
import type { Condition, ValueOf } from './expression.js';
import { rowValues } from './partnership-rows.js';
import type { Answers, AnswerValue, Question, Questionnaire, Respondent } from './questionnaire.js';

interface Planned {
  readonly question: Question;
  readonly visible: Condition | null;
  readonly required: Condition | null;
  readonly rules: readonly Condition[];
}

/** Questions in an order in which each stands after those its visibility depends on. */
const plans = new WeakMap<Questionnaire, readonly Planned[]>();

/**
 * The questions shown to this respondent with these answers. Transitive: the answer of a hidden question counts as
 * empty, for it is kept but ignored. A matrix without rows is hidden. Answers must have their question's shape.
 */
export function visibleQuestions(
  questionnaire: Questionnaire,
  respondent: Respondent,
  answers: Answers,
): ReadonlySet<string> {
  const visible = new Set<string>();
  const valueOf = valuesSeen(respondent, answers, visible);
  for (const { question, visible: condition } of planOf(questionnaire)) {
    if (isRowless(question, respondent)) continue;
    if (!condition || condition.holds(valueOf)) visible.add(question.name);
  }
  return visible;
}

/** The questions that must be answered with these answers: shown, and required always or by their condition. */
export function requiredQuestions(
  questionnaire: Questionnaire,
  respondent: Respondent,
  answers: Answers,
  visible: ReadonlySet<string> = visibleQuestions(questionnaire, respondent, answers),
): ReadonlySet<string> {
  const required = new Set<string>();
  const valueOf = valuesSeen(respondent, answers, visible);
  for (const { question, required: condition } of planOf(questionnaire)) {
    if (!visible.has(question.name)) continue;
    if (question.required || condition?.holds(valueOf)) required.add(question.name);
  }
  return required;
}

/**
 * Rules across questions that answers break: the question and the position of its rule. Asked only of answered
 * questions: survey-core would also run them on empty ones, and "women ≤ reached" would forbid leaving both blank.
 */
export function brokenRules(
  questionnaire: Questionnaire,
  respondent: Respondent,
  answers: Answers,
  visible: ReadonlySet<string>,
): readonly { readonly question: string; readonly rule: number }[] {
  const valueOf = valuesSeen(respondent, answers, visible);
  return planOf(questionnaire).flatMap(({ question, rules }) => {
    if (rules.length === 0 || valueOf(question.name) === undefined) return [];
    return rules.flatMap((rule, index) =>
      rule.holds(valueOf) ? [] : [{ question: question.name, rule: index }],
    );
  });
}

/**
 * The questions this respondent can be shown with some answers or other: all but those whose condition is false by
 * the variables alone (role, exercise number), matrices without rows, and what hangs on such questions only.
 */
export function offeredQuestions(questionnaire: Questionnaire, respondent: Respondent): ReadonlySet<string> {
  const offered = new Set<string>();
  const valueOf = valuesSeen(respondent, {}, offered);
  for (const { question, visible: condition } of planOf(questionnaire)) {
    if (isRowless(question, respondent)) continue;
    const open = question.revealedBy.some((name) => offered.has(name));
    if (!condition || open || condition.holds(valueOf)) offered.add(question.name);
  }
  return offered;
}

/** Value of a variable that conditions, bounds and titles may use. */
export function variableOf(respondent: Respondent, name: Variable): string | number {
  switch (name) {
    case 'role':
      return respondent.role;
    case 'challenge':
      return textIn(respondent.partnership.challenge, 'en').text;
    case 'exerciseYear':
      return respondent.exerciseYear;
    case 'exerciseNumber':
      return respondent.exerciseNumber;
    default:
      return name satisfies never;
  }
}

function isRowless(question: Question, respondent: Respondent): boolean {
  return (
    question.type === 'matrix' && question.rowsFrom !== null && rowValues(question, respondent).length === 0
  );
}

function valuesSeen(respondent: Respondent, answers: Answers, visible: ReadonlySet<string>): ValueOf {
  return (name): AnswerValue | undefined => {
    if (visible.has(name)) return Object.hasOwn(answers, name) ? answers[name] : undefined;
    return name === 'role' || name === 'challenge' || name === 'exerciseYear' || name === 'exerciseNumber'
      ? variableOf(respondent, name)
      : undefined;
  };
}

function planOf(questionnaire: Questionnaire): readonly Planned[] {
  const known = plans.get(questionnaire);
  if (known) return known;
  const compiled = new Map<string, Condition>();
  const condition = (expression: string): Condition => {
    const existing = compiled.get(expression) ?? compileCondition(expression);
    compiled.set(expression, existing);
    return existing;
  };
  const plan = inOrder([...questionnaire.questions.values()]).map((question) => ({
    question,
    visible: question.visibleIf === null ? null : condition(question.visibleIf),
    required: question.requiredIf === null ? null : condition(question.requiredIf),
    rules: question.rules.map((rule) => condition(rule.expression)),
  }));
  plans.set(questionnaire, plan);
  return plan;
}

/** Throws on a circle of conditions, which `checkDefinition` refuses. */
function inOrder(questions: readonly Question[]): readonly Question[] {
  const ordered = new Set<Question>();
  let waiting = questions;
  while (waiting.length > 0) {
    const names = new Set(waiting.map((question) => question.name));
    const ready = waiting.filter((question) => !question.revealedBy.some((name) => names.has(name)));
    if (ready.length === 0) throw new Error(`Conditions in a circle: ${[...names].join(', ')}`);
    ready.forEach((question) => ordered.add(question));
    waiting = waiting.filter((question) => !ordered.has(question));
  }
  return [...ordered];
}
