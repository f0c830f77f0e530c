import * as fc from 'fast-check';
import type { Question } from '../../src/questionnaires/questionnaire.js';

/** Text as people may type it: any characters but the two that cannot be stored. */
const text = (maxLength: number) =>
  fc
    .array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), { minLength: 1, maxLength })
    .map((characters) => characters.join('').replace(/\0/g, '0').replace(/\r/g, ' '));
const valuesOf = (choices: readonly { readonly value: string }[]) => choices.map(({ value }) => value);
const some = (values: readonly string[], maxLength: number) =>
  fc
    .subarray([...values], { minLength: 1, maxLength: Math.min(maxLength, values.length) })
    .chain(fc.constant);
const entries = <T>(keys: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.subarray([...keys], { minLength: 1 }), fc.infiniteStream(value))
    .map(([chosen, values]) => Object.fromEntries(chosen.map((key) => [key, values.next().value as T])));

/**
 * Any right answer to a question as `pagesFor` shows it to a respondent, as the questionnaire defines right; `documents`
 * are the ids of those the response has.
 */
export function right(question: Question, documents: readonly string[] = []): fc.Arbitrary<unknown> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom(...valuesOf(question.choices));
    case 'checkbox':
      return some(valuesOf(question.choices), question.maxSelected ?? Infinity);
    case 'ranking':
      return some(valuesOf(question.choices), question.maxSelected);
    case 'boolean':
      return fc.boolean();
    case 'rating':
      return fc.integer({ min: question.min, max: question.max });
    case 'comment':
      return text(question.maxLength);
    case 'text': {
      const { min, max, wholeNumber } = question;
      if (question.inputType === 'number') {
        const bounds = { min: min ?? -1e9, max: max ?? 1e9 };
        return wholeNumber ? fc.integer(bounds) : fc.double({ ...bounds, noNaN: true });
      }
      if (question.inputType === 'date') {
        const days = fc.date({
          min: new Date('1000-01-01'),
          max: new Date('9999-12-31'),
          noInvalidDate: true,
        });
        return days.map((day) => day.toISOString().slice(0, 10));
      }
      if (question.inputType === 'url') return fc.webUrl();
      if (question.inputType === 'email') return fc.emailAddress();
      return text(question.maxLength);
    }
    case 'matrix':
      return entries(valuesOf(question.rows), fc.constantFrom(...valuesOf(question.columns)));
    case 'multipletext':
      return entries(
        question.items.map(({ name }) => name),
        text(30),
      );
    case 'paneldynamic':
      return fc.array(
        fc
          .record(
            Object.fromEntries(question.elements.map((element) => [element.name, right(element, documents)])),
            {
              requiredKeys: [],
            },
          )
          .filter((panel) => Object.keys(panel).length > 0),
        { minLength: 1, maxLength: question.maxCount },
      );
    case 'file':
      return fc.subarray([...documents], { minLength: 1, maxLength: question.maxFiles });
    case 'html':
      return fc.constant('');
    default:
      return question satisfies never;
  }
}

/** Anything JSON can say, with keys and strings that have broken form systems before. */
export const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('yes', '__proto__', 'constructor', 'a\0b', '\ud800', '1e400', '2023-02-30'),
  fc.array(fc.constantFrom('yes', 'drinking', 'pipes', 'd1', '', 1, null), { maxLength: 8 }),
  fc.dictionary(
    fc.constantFrom('instituto', 'alcaldia', 'day', 'title', '6.1', '__proto__', 'toString'),
    fc.jsonValue(),
  ),
);
