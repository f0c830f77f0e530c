import { textIn, type Language } from '../language.js';
import { whenText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { answerProblemText } from '../questionnaires/answer-problem-texts.js';
import type { AnswerProblem, Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { linesOf } from './pages/answer-text.js';
import type { PartnerContext } from './pages/partner-frame.js';
import type { Conflict } from './pages/question-block.js';
import { basisOf, fieldsFor, readQuestion, type Fields } from './read-form.js';
import type { StoredAnswer } from './response.js';

/** What stands in a form, and what is to be said about it. */
export interface FormState {
  readonly fields: Fields;
  readonly basis: ReadonlyMap<string, string>;
  /** Message by field name. */
  readonly errors: ReadonlyMap<string, string>;
  readonly summary: readonly ErrorLine[];
  readonly conflicts: ReadonlyMap<string, Conflict>;
}

type Stored = ReadonlyMap<string, StoredAnswer>;

/** The form with the answers as they stand. */
export function storedForm(questions: readonly Question[], stored: Stored): FormState {
  const fields = new Map<string, readonly string[]>();
  const basis = new Map<string, string>();
  for (const question of questions) putStored(fields, basis, question, stored.get(question.name));
  return { fields, basis, errors: new Map(), summary: [], conflicts: new Map() };
}

function putStored(
  fields: Map<string, readonly string[]>,
  basis: Map<string, string>,
  question: Question,
  answer: StoredAnswer | undefined,
): void {
  for (const [name, values] of fieldsFor(question, answer?.value ?? null)) fields.set(name, values);
  if (answer?.cannotAnswer) fields.set(`_cannot.${question.name}`, [answer.cannotAnswer]);
  basis.set(question.name, basisOf(answer));
}

/** Between one's own and a colleague's answer: what was chosen on the last page, if it asked. */
export function choiceOf(question: Question, fields: Fields): 'mine' | 'theirs' | 'open' | 'not-asked' {
  if (!fields.has(`_conflict.${question.name}`)) return 'not-asked';
  const choice = fields.get(`_keep.${question.name}`)?.[0];
  return choice === 'mine' || choice === 'theirs' ? choice : 'open';
}

/**
 * The form with what was typed, since nothing of it could be stored. Where a colleague's answer was chosen it stands
 * there as stored. `newer` are the answers that stand in the way: their questions show both texts and ask.
 */
export function typedForm(
  questions: readonly Question[],
  typed: Fields,
  stored: Stored,
  said: {
    readonly problems?: readonly AnswerProblem[];
    readonly newer?: readonly StoredAnswer[];
    readonly questionnaire: Questionnaire;
    readonly context: PartnerContext;
  },
): FormState {
  const { context, newer = [], problems = [] } = said;
  const { language } = context;
  const fields = new Map<string, readonly string[]>();
  const basis = new Map<string, string>();
  const errors = new Map<string, string>();
  const summary: ErrorLine[] = [];
  const conflicts = new Map<string, Conflict>();
  for (const question of questions) {
    const { name } = question;
    const current = newer.find((answer) => answer.question === name);
    if (choiceOf(question, typed) === 'theirs' && !current) {
      putStored(fields, basis, question, stored.get(name));
      continue;
    }
    const reason = typed.get(`_cannot.${name}`);
    for (const [field, values] of fieldsFor(question, readQuestion(question, typed)))
      fields.set(field, values);
    if (reason) fields.set(`_cannot.${name}`, reason);
    basis.set(name, current ? basisOf(current) : (typed.get(`_at.${name}`)?.[0] ?? ''));
    if (current) {
      conflicts.set(name, conflictOf(question, typed, current, context));
      const text = pageText(language, 'conflict.error', { name: current.by });
      errors.set(`_keep.${name}`, text);
      summary.push({ text, href: `#_keep.${name}` });
    }
  }
  for (const problem of problems) {
    const question = questions.find(({ name }) => name === problem.question);
    if (!question) continue;
    const { field, href, title } = placeOf(problem, question, language);
    const text = answerProblemText(problem, language, said.questionnaire);
    errors.set(field, errors.has(field) ? `${errors.get(field)} ${text}` : text);
    summary.push({ text: `${title} – ${text}`, href });
  }
  return { fields, basis, errors, summary, conflicts };
}

/** The form, with the message that the file sent for a question could not be taken. */
export function withRefusedFile(form: FormState, name: string, context: PartnerContext): FormState {
  const text = pageText(context.language, 'question.fileRefused');
  return {
    ...form,
    errors: new Map([...form.errors, [name, text]]),
    summary: [...form.summary, { text, href: `#${name}` }],
  };
}

/** The form, with what was typed in it to be copied: nothing of it can be stored any more. */
export function withClosed(form: FormState, { language }: PartnerContext): FormState {
  const text = pageText(language, 'section.closedTyped');
  return { ...form, summary: [{ text, href: null }, ...form.summary] };
}

/** A colleague's answer beside the one in the form. */
export function conflictOf(
  question: Question,
  typed: Fields,
  current: StoredAnswer,
  context: PartnerContext,
): Conflict {
  const { language, zone, now } = context;
  const left = (reason: string | null | undefined) =>
    reason
      ? [{ label: null, text: pageText(language, 'question.cannotGiven', { reason }), own: true }]
      : null;
  return {
    by: current.by,
    when: whenText(language, current.at, zone, now),
    theirs: left(current.cannotAnswer) ?? linesOf(question, current.value, language),
    mine:
      left(typed.get(`_cannot.${question.name}`)?.[0]) ??
      linesOf(question, readQuestion(question, typed), language),
  };
}

/** Where a problem is shown: name of its field, link to it, and what people call it. */
export function placeOf(
  problem: AnswerProblem,
  question: Question,
  language: Language,
): { readonly field: string; readonly href: string; readonly title: string } {
  const [name = question.name, first, second] = problem.pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const title = textIn(question.title, language).text;
  if (question.type === 'matrix') {
    const row = question.rows.find(({ value }) => value === first);
    if (row)
      return { field: `${name}.${first}`, href: `#${name}.${first}`, title: textIn(row.text, language).text };
  }
  if (question.type === 'paneldynamic') {
    const element = question.elements.find((one) => one.name === second);
    const field = `${name}.${first}.${second}`;
    if (element) return { field, href: `#${field}`, title: textIn(element.title, language).text };
  }
  const hasOwnField =
    question.type !== 'matrix' && question.type !== 'paneldynamic' && question.type !== 'multipletext';
  return { field: name, href: hasOwnField ? `#${name}` : `#q-${name}`, title };
}
