import { checkAnswer, checkAnswers } from '../questionnaires/check-answers.js';
import { requiredQuestions, visibleQuestions } from '../questionnaires/conditions.js';
import { normaliseAnswers } from '../questionnaires/normalise-answers.js';
import { pagesFor } from '../questionnaires/pages-for.js';
import type {
  AnswerProblem,
  Answers,
  AnswerValue,
  Question,
  Questionnaire,
  Respondent,
  Section,
} from '../questionnaires/questionnaire.js';
import { readQuestion, type Fields } from '../responses/read-form.js';

/** A questionnaire being tried out: what its form holds, and nothing else anywhere. */
export interface Preview {
  readonly sections: readonly Section[];
  readonly section: Section;
  readonly visible: ReadonlySet<string>;
  /** What is wrong with the answers of this section, as the partner would be told. */
  readonly problems: readonly AnswerProblem[];
}

const CONTROLS = new Set([
  '_csrf',
  '_go',
  '_add',
  '_remove',
  '_clear',
  '_section',
  '_language',
  '_file',
  '_upload',
]);

/** Fields that belong to no question of the questionnaire: a form of ours never sends such. */
export function foreignFields(questionnaire: Questionnaire, fields: Fields): readonly string[] {
  return [...fields.keys()].filter((field) => {
    if (CONTROLS.has(field)) return false;
    const name = field.replace(/^_(?:at|cannot|keep|conflict|file)\./, '').replace(/\..*$/s, '');
    return !questionnaire.questions.has(name);
  });
}

/** The answers that all fields together give, as conditions and checks read them. */
export function answersIn(questions: Iterable<Question>, fields: Fields): Answers {
  const answers: Record<string, AnswerValue> = Object.create(null) as Record<string, AnswerValue>;
  for (const question of questions) {
    const value = readQuestion(question, fields);
    if (value !== null) answers[question.name] = value;
  }
  return answers;
}

/** One section with what has been typed in all of them; the first where the name says none of them. */
export function previewOf(
  questionnaire: Questionnaire,
  respondent: Respondent,
  fields: Fields,
  sectionName: string,
): Preview | null {
  const sections = pagesFor(questionnaire, respondent);
  const section = sections.find(({ name }) => name === sectionName) ?? sections[0];
  if (!section) return null;
  const questions = sections.flatMap((one) => one.questions);
  const given = normaliseAnswers(questionnaire, answersIn(questions, fields));
  // Conditions read answers that have their question's shape only.
  const shaped = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const question = questions.find((one) => one.name === name);
      return question !== undefined && checkAnswer(question, value, respondent).length === 0;
    }),
  );
  const visible = visibleQuestions(questionnaire, respondent, shaped);
  const required = requiredQuestions(questionnaire, respondent, shaped, visible);
  const own = new Set(section.questions.map(({ name }) => name));
  const cannotAnswer = Object.fromEntries(
    questions.flatMap(({ name }) => {
      const reason = fields.get(`_cannot.${name}`)?.[0] ?? '';
      return reason.trim() === '' ? [] : [[name, reason]];
    }),
  );
  const problems = checkAnswers(
    questionnaire,
    respondent,
    { answers: given, cannotAnswer },
    'complete',
    new Set(),
  ).filter(({ question, code }) => own.has(question) && (code !== 'required' || required.has(question)));
  return { sections, section, visible, problems };
}

/** What was typed in other sections, to be sent along so that it is there when one comes back. */
export function carriedAlong(section: Section, fields: Fields): readonly (readonly [string, string])[] {
  const own = new Set(section.questions.map(({ name }) => name));
  return [...fields].flatMap(([field, values]) => {
    if (CONTROLS.has(field) || /^_(?:at|file|keep|conflict)\./.test(field)) return [];
    const name = field.replace(/^_cannot\./, '').replace(/\..*$/s, '');
    return own.has(name) ? [] : values.map((value) => [field, value] as const);
  });
}
