import type { Exercise } from '../exercises/exercise.js';
import type { Finding } from '../findings/finding.js';
import { differsFromProposal } from '../findings/new-exercise.js';
import type { ProblemPlace } from '../problem.js';

/** Everything that still blocks the publication of a report, said at once. */
export function blockingPublication(
  exercise: Exercise,
  findings: readonly Finding[],
): readonly ProblemPlace[] {
  const stale = findings.flatMap(({ finding, edited }) =>
    Object.entries(edited ?? {})
      .filter(([, edit]) => edit.stale)
      .map(([language]) => ({
        pointer: `/findings/${finding}/wording/${language}`,
        detail: `The ${language} wording of ${finding} was written for other facts: look at it again`,
      })),
  );
  const { decision } = exercise;
  const noYear =
    decision?.planned && decision.year === null
      ? [{ pointer: '/decision/year', detail: 'A new exercise is decided without its year' }]
      : [];
  const proposal = findings.find((finding) => finding.decision !== undefined)?.decision ?? null;
  // Answers may have changed since it was decided, and with them what the partners propose.
  const noReason =
    decision && decision.reason === null && differsFromProposal(decision, proposal)
      ? [
          {
            pointer: '/decision/reason',
            detail: 'The decision differs from what the partners propose: say why',
          },
        ]
      : [];
  return [...stale, ...noYear, ...noReason];
}

/** Who publishes before anybody has decided on a new exercise decides as the partners propose. `at` is an instant. */
export function withDecision(
  exercise: Exercise,
  findings: readonly Finding[],
  by: string,
  at: string,
): Exercise {
  if (exercise.decision) return exercise;
  const proposal = findings.find(({ decision }) => decision !== undefined)?.decision;
  const { planned, year } = proposal ?? { planned: false, year: null };
  return { ...exercise, decision: { planned, year, reason: null, by, at } };
}
