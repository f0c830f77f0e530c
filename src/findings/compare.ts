import { ROLES, type Entity, type Role } from '../initiatives/partnership.js';
import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import type { ResponseState, StoredAnswer } from '../responses/response.js';
import { marksOf, type MarkedAnswer } from './answer-mark.js';

/** The response of one entity, with its questions as it was asked them. */
export interface ComparedResponse {
  readonly entity: Entity;
  readonly state: ResponseState;
  readonly questions: ReadonlyMap<string, Question>;
  /** Names of the questions its role and its answers show. */
  readonly visible: ReadonlySet<string>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
}

/** What one entity says to one question. */
export type Cell =
  | { readonly kind: 'marks'; readonly question: Question; readonly marks: readonly MarkedAnswer[] }
  | { readonly kind: 'text'; readonly question: Question; readonly value: AnswerValue }
  | { readonly kind: 'left-out'; readonly reason: string }
  | { readonly kind: 'blank' }
  /** Its role or an answer before hides the question. */
  | { readonly kind: 'not-asked' }
  /** Nothing of it is compared: it has not been submitted, or was returned. */
  | { readonly kind: 'not-submitted' };

export interface ComparedEntity {
  readonly entity: Entity;
  readonly cell: Cell;
  /** `submitted`: no finding counts it yet. */
  readonly state: ResponseState;
}

export interface ComparedRole {
  readonly role: Role;
  readonly entities: readonly ComparedEntity[];
}

export interface ComparedQuestion {
  readonly question: Question;
  readonly roles: readonly ComparedRole[];
}

/** Only what a partner has handed in is read beside the others'. */
export function isCompared(state: ResponseState): boolean {
  return state === 'submitted' || state === 'accepted';
}

/**
 * The questions of a section, each with every entity's answer, by role. A question that nobody was asked is left out;
 * entities keep the partnership's order within their role.
 */
export function compareAnswers(
  names: readonly string[],
  responses: readonly ComparedResponse[],
): readonly ComparedQuestion[] {
  return names.flatMap((name): readonly ComparedQuestion[] => {
    const question = responses.map(({ questions }) => questions.get(name)).find(Boolean);
    if (!question || question.type === 'html') return [];
    const entities = responses.map((response) => ({
      entity: response.entity,
      cell: cellOf(name, response),
      state: response.state,
    }));
    const isAsked = entities.some(({ cell }) => cell.kind !== 'not-asked' && cell.kind !== 'not-submitted');
    if (!isAsked && entities.some(({ cell }) => cell.kind === 'not-asked')) return [];
    const roles = ROLES.map((role) => ({
      role,
      entities: entities.filter(({ entity }) => entity.role === role),
    }));
    return [{ question, roles: roles.filter((each) => each.entities.length > 0) }];
  });
}

function cellOf(name: string, { state, questions, visible, answers }: ComparedResponse): Cell {
  if (!isCompared(state)) return { kind: 'not-submitted' };
  const question = questions.get(name);
  if (!question || !visible.has(name)) return { kind: 'not-asked' };
  const answer = answers.get(name);
  if (answer && answer.cannotAnswer !== null) return { kind: 'left-out', reason: answer.cannotAnswer };
  if (!answer || answer.value === null) return { kind: 'blank' };
  const { value } = answer;
  const marks = marksOf(question, value);
  return marks ? { kind: 'marks', question, marks } : { kind: 'text', question, value };
}
