import type { Texts } from '../language.js';
import type { AnswerValue, Choice } from '../questionnaires/questionnaire.js';
import { cellsOf } from './accepted-answers.js';

/** What an entity may say of a perspective of the last report, from the most that came of it to the least. */
export const OUTCOMES = ['done', 'under-way', 'dropped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of one perspective of the last report, and who says so. */
export interface BecameOf {
  readonly code: string;
  readonly text: Texts;
  /** Keys in the partnership's order, as all lists here. */
  readonly said: Readonly<Record<Outcome, readonly string[]>>;
  readonly dontKnow: readonly string[];
  /** No accepted response, or the row was left blank. */
  readonly withoutAnswer: readonly string[];
  readonly became: Outcome | 'entities-differ' | 'not-enough-answers';
}

interface Accepted {
  readonly entity: string;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly cannotAnswer: Readonly<Record<string, string>>;
}

const QUESTION = 'previous_perspectives';

/**
 * What became of each perspective that the last report named (`domain.md`, section 4, "Future perspectives"): who says
 * done, under way or dropped, and the word that stands for the partnership, first that holds:
 * `not-enough-answers` where fewer than half of the entities say one of the three; a word that more than half of them
 * say, or half of them while nobody says another; `entities-differ`.
 */
export function becameOf(
  last: readonly Choice[],
  entities: readonly string[],
  accepted: readonly Accepted[],
): readonly BecameOf[] {
  const cells = new Map(
    accepted
      .filter(({ cannotAnswer }) => !Object.hasOwn(cannotAnswer, QUESTION))
      .map(({ entity, answers }) => [entity, cellsOf(answers[QUESTION])]),
  );
  return last.map(({ value: code, text }) => {
    const saying = (word: string) => entities.filter((key) => cells.get(key)?.get(code) === word);
    const said = { done: saying('done'), 'under-way': saying('under-way'), dropped: saying('dropped') };
    const dontKnow = saying('dont-know');
    const told = new Set([...said.done, ...said['under-way'], ...said.dropped, ...dontKnow]);
    const withoutAnswer = entities.filter((key) => !told.has(key));
    return { code, text, said, dontKnow, withoutAnswer, became: wordFor(said, entities.length) };
  });
}

function wordFor(said: BecameOf['said'], size: number): BecameOf['became'] {
  const words = OUTCOMES.filter((word) => said[word].length > 0);
  const answered = OUTCOMES.reduce((sum, word) => sum + said[word].length, 0);
  if (answered === 0 || answered * 2 < size) return 'not-enough-answers';
  const [only] = words;
  if (words.length === 1 && only) return only;
  return words.find((word) => said[word].length * 2 > size) ?? 'entities-differ';
}
