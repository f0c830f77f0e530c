import type { PartialTexts } from '../language.js';
import type { Choice, Questionnaire } from '../questionnaires/questionnaire.js';

/** Texts of factors and perspectives by code: the questionnaire's own, then those made for own words by evaluators. */
export function catalogueTexts(
  questionnaire: Questionnaire,
  ownCodes: readonly { readonly code: string; readonly texts: PartialTexts }[],
): ReadonlyMap<string, PartialTexts> {
  const texts = new Map<string, PartialTexts>();
  for (const name of ['enabling_factors', 'hindering_factors', 'perspectives']) {
    for (const { value, text } of choicesOf(questionnaire, name)) texts.set(value, text);
  }
  for (const { code, texts: own } of ownCodes) if (!texts.has(code)) texts.set(code, own);
  return texts;
}

function choicesOf(questionnaire: Questionnaire, name: string): readonly Choice[] {
  const question = questionnaire.questions.get(name);
  if (question?.type === 'ranking') return question.choices;
  return question?.type === 'matrix' ? question.rows : [];
}
