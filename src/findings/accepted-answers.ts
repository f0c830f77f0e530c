import type { Entity, Role } from '../initiatives/partnership.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import type { AcceptedResponse, FindingsInput } from './finding.js';

/** The accepted responses of a partnership, found by entity. */
export interface AcceptedAnswers {
  readonly input: FindingsInput;
  /** In the partnership's order, silent ones included. */
  readonly entities: readonly Entity[];
  readonly keys: readonly string[];
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly responses: ReadonlyMap<string, AcceptedResponse>;
}

/** The exercise holds one response per entity; any of an organisation outside the partnership counts nowhere. */
export function readAcceptedAnswers(input: FindingsInput): AcceptedAnswers {
  const { entities } = input.partnership;
  const roleOf = new Map(entities.map((entity) => [entity.key, entity.role]));
  const responses = new Map(
    input.responses
      .filter(({ entity }) => roleOf.has(entity))
      .map((response) => [response.entity, response] as const),
  );
  return { input, entities, keys: entities.map(({ key }) => key), roleOf, responses };
}

/** Undefined where there is no accepted response, the question is blank, or it was left out with a reason. */
export function answerTo(
  accepted: AcceptedAnswers,
  entity: string,
  question: string,
): AnswerValue | undefined {
  const response = accepted.responses.get(entity);
  if (!response || Object.hasOwn(response.cannotAnswer, question)) return undefined;
  return Object.hasOwn(response.answers, question) ? response.answers[question] : undefined;
}

/** Cells of a matrix by row, or the fields of a panel's item; empty for a value of any other shape. */
export function cellsOf(value: AnswerValue | undefined): ReadonlyMap<string, AnswerValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value));
}

/** Items of a ranking or of a panel; empty for a value of any other shape. */
export function itemsOf(value: AnswerValue | undefined): readonly AnswerValue[] {
  return Array.isArray(value) ? (value as readonly AnswerValue[]) : [];
}

/** 0 where the response does not know the revision of that answer. */
export function revisionOf(accepted: AcceptedAnswers, entity: string, question: string): number {
  return accepted.responses.get(entity)?.revisions[question] ?? 0;
}
