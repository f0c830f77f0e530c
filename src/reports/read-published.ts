import type { BecameOf } from '../findings/became.js';
import type { Finding } from '../findings/finding.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { ExerciseInYears } from './exercises-over-years.js';

/** As `reportJson` has written it; what older versions of the service did not write is absent. */
interface Published {
  readonly exercise: { readonly year: number; readonly number: number };
  readonly partnership: Partnership;
  readonly questionnaire: { readonly id: string };
  readonly responses: readonly { readonly state: string }[];
  readonly findings: readonly Finding[];
  readonly previousPerspectives?: readonly BecameOf[];
}

/** What later exercises are compared with: a published report as data, exactly as it was published. */
export function readPublished(json: string): ExerciseInYears {
  const { exercise, partnership, questionnaire, responses, findings, previousPerspectives } = JSON.parse(
    json,
  ) as Published;
  return {
    year: exercise.year,
    number: exercise.number,
    isDraft: false,
    questionnaire: questionnaire.id,
    partnership,
    answered: responses.filter(({ state }) => state === 'accepted').length,
    findings,
    becameOf: previousPerspectives ?? [],
  };
}
