import type { Exercise } from '../exercises/exercise.js';
import type { AnswerProblem, AnswerValue, Respondent } from '../questionnaires/questionnaire.js';

export type ResponseState = 'not-opened' | 'opened' | 'in-progress' | 'submitted' | 'accepted' | 'returned';

/** One answer as it stands, or the reason why it was left out; every save raises its revision by one. */
export interface StoredAnswer {
  readonly question: string;
  /** Null where the question was left out, or emptied again. */
  readonly value: AnswerValue | null;
  /** Why it was left out on purpose ("we cannot answer this"); null where it was not. */
  readonly cannotAnswer: string | null;
  readonly revision: number;
  /** Name of who wrote it last. */
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** An evaluator's question on one returned answer. */
export interface Remark {
  readonly question: string;
  readonly remark: string;
}

/** The joint answer of one entity in one exercise, as pages, review and API show it. */
export interface ResponseView {
  readonly id: string | null;
  readonly exerciseId: string;
  readonly entity: string;
  readonly entityName: string;
  readonly state: ResponseState;
  /** Counts saves. */
  readonly revision: number;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  /** Of the latest return; empty unless the state is `returned`. */
  readonly remarks: readonly Remark[];
  /** The returned questions and those they reveal, in the questionnaire's order; empty unless it is `returned`. */
  readonly returnedQuestions: readonly string[];
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly acceptedAt: string | null;
  /** Reference shown after submission, such as `LIDERES-2023-CAINCO-3F9A`. */
  readonly reference: string | null;
  /** Marked for ever where staff took the answers, such as `phone`. */
  readonly takenBy: string | null;
  readonly confirmedBy: string | null;
  readonly exercise: Pick<Exercise, 'state' | 'closesAt'>;
  readonly respondent: Respondent;
  readonly questionnaire: string;
  /** May the partner write now? While open until the deadline; only returned questions while returned. */
  readonly writable: boolean;
}

/** What a partner or colleague asks to be stored for one question. */
export interface AnswerChange {
  readonly question: string;
  /** Null empties the answer. */
  readonly value: AnswerValue | null;
  readonly cannotAnswer: string | null;
  /** Revision on which the writer's text is based; 0 for a question nobody has answered. */
  readonly revision: number;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly answers: readonly StoredAnswer[]; readonly responseRevision: number }
  | { readonly kind: 'conflict'; readonly current: readonly StoredAnswer[] }
  | { readonly kind: 'refused'; readonly problems: readonly AnswerProblem[] }
  | { readonly kind: 'closed' };

export type SubmitOutcome =
  | { readonly kind: 'submitted'; readonly reference: string; readonly at: string; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: readonly AnswerProblem[] }
  | { readonly kind: 'stale'; readonly revision: number }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'closed' };
