import type { ResponseView } from './response.js';

/** A response as the API shows it: answers as they were given, and beside them who wrote what and when. */
export function responseDocument(view: ResponseView) {
  const stored = [...view.answers.values()];
  return {
    entity: view.entity,
    name: view.entityName,
    role: view.respondent.role,
    state: view.state,
    revision: view.revision,
    reference: view.reference,
    submittedAt: view.submittedAt,
    submittedBy: view.submittedBy,
    acceptedAt: view.acceptedAt,
    takenBy: view.takenBy,
    confirmedBy: view.confirmedBy,
    writable: view.writable,
    answers: Object.fromEntries(
      stored.flatMap(({ question, value }) => (value === null ? [] : [[question, value]])),
    ),
    cannotAnswer: Object.fromEntries(
      stored.flatMap(({ question, cannotAnswer }) =>
        cannotAnswer === null ? [] : [[question, cannotAnswer]],
      ),
    ),
    written: Object.fromEntries(
      stored.map(({ question, revision, by, at }) => [question, { revision, by, at }]),
    ),
    remarks: view.remarks,
    returnedQuestions: view.returnedQuestions,
  };
}

export type ResponseDocument = ReturnType<typeof responseDocument>;
