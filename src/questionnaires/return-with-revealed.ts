import type { Questionnaire } from './questionnaire.js';

/**
 * The returned questions with all whose visibility depends on them, directly or through others, in the
 * questionnaire's order: a changed answer may show or hide those. Unknown names are left out.
 */
export function withRevealed(questionnaire: Questionnaire, names: Iterable<string>): readonly string[] {
  const returned = new Set(names);
  const questions = [...questionnaire.questions.values()];
  for (let size = -1; size < returned.size;) {
    size = returned.size;
    for (const { name, revealedBy } of questions) {
      if (revealedBy.some((one) => returned.has(one))) returned.add(name);
    }
  }
  return questions.map((question) => question.name).filter((name) => returned.has(name));
}
