import { Problem } from '../problem.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { Choice, Questionnaire, Respondent } from '../questionnaires/questionnaire.js';

/** What stays the same about an exercise from its opening on, and every response of it needs. */
export interface ResponseFrame {
  readonly exerciseId: string;
  readonly initiativeId: string;
  readonly acronym: string;
  readonly year: number;
  readonly number: number;
  /** IANA name; in which the exercise's days begin and end. */
  readonly timeZone: string;
  readonly questionnaire: Questionnaire;
  readonly partnership: Partnership;
  readonly lastPerspectives: readonly Choice[];
  /** By entity key, in the partnership's order. */
  readonly respondents: ReadonlyMap<string, Respondent>;
}

/** Everybody who answers in the exercise. */
export function respondentsOf(
  exercise: Pick<ResponseFrame, 'year' | 'number' | 'partnership' | 'lastPerspectives'>,
): ReadonlyMap<string, Respondent> {
  const { year: exerciseYear, number: exerciseNumber, partnership, lastPerspectives } = exercise;
  return new Map(
    partnership.entities.map(({ key, role }) => [
      key,
      { entity: key, role, partnership, exerciseYear, exerciseNumber, lastPerspectives },
    ]),
  );
}

/** Problem `not-found` for an entity outside the partnership. */
export function respondentIn(frame: ResponseFrame, entity: string): Respondent {
  const respondent = frame.respondents.get(entity);
  if (!respondent) throw new Problem('not-found');
  return respondent;
}

/** Shown after submission, such as `LIDERES-2023-CAINCO-3F9A`; the same for all submissions of one response. */
export function referenceOf(frame: ResponseFrame, entity: string, responseId: string): string {
  const acronym = frame.acronym
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 20);
  return [acronym, frame.year, entity.toUpperCase(), responseId.slice(-4).toUpperCase()]
    .filter((part) => part !== '')
    .join('-');
}
