import { answerTo, type AcceptedAnswers } from './accepted-answers.js';
import { DEGREES, type Degree } from './finding.js';

export type DegreesByEntity = Readonly<Record<string, Degree>>;

/** "Cannot say" is no degree: such an entity is left out, as is one without answer. */
export function degreesIn(
  accepted: AcceptedAnswers,
  question: string,
  entities: readonly string[],
): DegreesByEntity {
  return Object.fromEntries(
    entities.flatMap((entity) => {
      const answer = answerTo(accepted, entity, question);
      const degree = DEGREES.find((each) => each === answer);
      return degree ? [[entity, degree] as const] : [];
    }),
  );
}

/** The statement is worded by the lowest degree, so that it never says more than each of the subject does. */
export function lowestDegree(degrees: DegreesByEntity): Degree | null {
  const given = new Set(Object.values(degrees));
  return DEGREES.find((degree) => given.has(degree)) ?? null;
}

/** Two steps or more between any degree of the subject and any that the others saw. */
export function degreesDiverge(own: DegreesByEntity, seen: DegreesByEntity): boolean {
  const position = (degree: Degree) => DEGREES.indexOf(degree);
  return Object.values(own).some((degree) =>
    Object.values(seen).some((other) => Math.abs(position(degree) - position(other)) >= 2),
  );
}
