import type { FindingOverYears } from '../findings/over-years.js';
import type { OverYears } from './exercises-over-years.js';

/** A finding (or one target of it) in all exercises, as the API and the JSON report show it; the latest change apart. */
export function findingDocument({ finding, section, target, said, steps }: FindingOverYears) {
  return {
    finding,
    section,
    ...(target === null ? {} : { target }),
    exercises: said.filter((one) => one !== null),
    change: steps.at(-1)?.change ?? null,
    steps,
  };
}

/** All exercises of an initiative side by side, as the API answers them. */
export function yearsDocument(initiative: string, { exercises, findings }: OverYears) {
  return {
    initiative,
    exercises: exercises.map(({ year, number, isDraft, questionnaire, answered, partnership, becameOf }) => ({
      year,
      number,
      isDraft,
      questionnaire,
      answered,
      entities: partnership.entities.length,
      previousPerspectives: becameOf,
    })),
    overTheYears: findings.map(findingDocument),
  };
}
export type YearsDocument = ReturnType<typeof yearsDocument>;
