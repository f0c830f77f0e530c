import { isReworded } from '../questionnaires/question-wording.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { StoredAnswer } from '../responses/response.js';

/** One question of one entity, year against year. */
export interface YearPair {
  readonly question: Question;
  /** The question as it was asked before; null where it was not. */
  readonly earlierQuestion: Question | null;
  readonly earlier: StoredAnswer | null;
  readonly now: StoredAnswer | null;
  readonly kind: YearPairKind;
  /** Title or choices were worded otherwise: a difference may come from the words alone. */
  readonly reworded: boolean;
  /** Marked comparable in both versions (`domain.md`, section 4, "Over the years"). */
  readonly comparable: boolean;
}

export type YearPairKind = 'same' | 'different' | 'only-now' | 'only-before';

interface Year {
  /** As the respondent sees them. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
}

/**
 * The answers of one entity in two exercises, question by question in the order of the present questionnaire; questions
 * that neither year answers are left out, and those no longer asked stand at the end.
 */
export function pairYears(before: Year, now: Year): readonly YearPair[] {
  const asked = [...now.questions.values()].flatMap((question) => {
    const earlierQuestion = before.questions.get(question.name) ?? null;
    return pairOf(question, earlierQuestion, given(before, question.name), given(now, question.name));
  });
  const noLongerAsked = [...before.questions.values()]
    .filter(({ name }) => !now.questions.has(name))
    .flatMap((question) => pairOf(question, question, given(before, question.name), null));
  return [...asked, ...noLongerAsked];
}

function pairOf(
  question: Question,
  earlierQuestion: Question | null,
  earlier: StoredAnswer | null,
  now: StoredAnswer | null,
): readonly YearPair[] {
  const kind = kindOf(question, earlier, now);
  if (kind === null || question.type === 'html') return [];
  const reworded = earlierQuestion !== null && isReworded(earlierQuestion, question);
  const comparable = question.comparable && (earlierQuestion?.comparable ?? false);
  return [{ question, earlierQuestion, earlier, now, kind, reworded, comparable }];
}

function given({ answers }: Year, name: string): StoredAnswer | null {
  const answer = answers.get(name);
  return answer && answer.value !== null ? answer : null;
}

function kindOf(
  { type }: Question,
  earlier: StoredAnswer | null,
  now: StoredAnswer | null,
): YearPairKind | null {
  if (!earlier) return now ? 'only-now' : null;
  if (!now) return 'only-before';
  // Boxes are ticked in no order; ranks are.
  const said = ({ value }: StoredAnswer) =>
    canonical(type === 'checkbox' && Array.isArray(value) ? value.toSorted() : value);
  return said(earlier) === said(now) ? 'same' : 'different';
}

/** An answer as text in which the order of an object's keys plays no part; the order of a list does. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
