import type { AnswerValue, Questionnaire } from '../questionnaires/questionnaire.js';

/** The catalogue to which own words of a question are coded. */
const CATALOGUES: Readonly<Record<string, string>> = {
  enabling_factors_own: 'enabling_factors',
  hindering_factors_own: 'hindering_factors',
  perspectives_own: 'perspectives',
};

/** Null for a question that holds no own words. */
export function catalogueOf(question: string): string | null {
  return Object.hasOwn(CATALOGUES, question) ? (CATALOGUES[question] ?? null) : null;
}

/** Codes of a catalogue in the questionnaire's order: choices of a ranking, rows of a matrix. */
export function catalogueCodes(questionnaire: Questionnaire, catalogue: string): readonly string[] {
  const question = questionnaire.questions.get(catalogue);
  if (question?.type === 'ranking') return question.choices.map(({ value }) => value);
  return question?.type === 'matrix' ? question.rows.map(({ value }) => value) : [];
}

/** What stands in one place of a panel of own words, from 0; null where there is nothing. */
export function ownWordAt(answer: AnswerValue | null, index: number): string | null {
  const item: unknown = Array.isArray(answer) ? answer[index] : null;
  const text: unknown = typeof item === 'object' && item !== null ? (item as { text?: unknown }).text : null;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
