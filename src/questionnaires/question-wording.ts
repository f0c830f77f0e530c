import type { Question } from './questionnaire.js';

/** Was a question worded otherwise: its title, its hint, or what could be answered? */
export function isReworded(before: Question, now: Question): boolean {
  return wordsOf(before) !== wordsOf(now);
}

/** What a question asks in words, with its choices and fields; rows come from the partnership and are no wording. */
function wordsOf(question: Question): string {
  const own = [question.title, question.description];
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return JSON.stringify([own, question.choices]);
    case 'checkbox':
      return JSON.stringify([own, question.choicesFrom ? [] : question.choices]);
    case 'ranking':
      return JSON.stringify([own, question.choices]);
    case 'matrix':
      return JSON.stringify([own, question.columns]);
    case 'boolean':
      return JSON.stringify([own, question.trueText, question.falseText]);
    case 'rating':
      return JSON.stringify([own, question.min, question.max, question.minText, question.maxText]);
    case 'multipletext':
      return JSON.stringify([own, question.items.map(({ title }) => title)]);
    case 'paneldynamic':
      return JSON.stringify([own, question.elements.map(wordsOf)]);
    default:
      return JSON.stringify(own);
  }
}
