import type { Exercise } from '../exercises/exercise.js';
import type { Role } from '../initiatives/partnership.js';
import { shownWith, ownPages } from '../responses/partner-view.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import type { ResponseState, StoredAnswer } from '../responses/response.js';
import { progressOf, type SectionState } from '../responses/section-progress.js';

/** One section of one entity; `not-asked` where its role is shown no question of it. */
export interface MatrixCell {
  readonly section: string;
  readonly state: SectionState | 'not-asked';
}

/** One entity: its response as a whole, and each section by the questions that this entity is shown. */
export interface MatrixRow {
  readonly entity: string;
  readonly name: string;
  readonly role: Role;
  readonly state: ResponseState;
  /** Instant; null where it was not submitted. */
  readonly submittedAt: string | null;
  readonly hasAnswers: boolean;
  readonly cells: readonly MatrixCell[];
}

export interface MatrixResponse {
  readonly state: ResponseState;
  readonly submittedAt: string | null;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
}

const NOBODY_CAME: MatrixResponse = { state: 'not-opened', submittedAt: null, answers: new Map() };

/** Every entity in the partnership's order, those that nobody answers for included. */
export function matrixOf(
  frame: Pick<ResponseFrame, 'questionnaire' | 'partnership' | 'respondents'>,
  responses: ReadonlyMap<string, MatrixResponse>,
): readonly MatrixRow[] {
  const { questionnaire } = frame;
  return frame.partnership.entities.flatMap(({ key, name, role }) => {
    const respondent = frame.respondents.get(key);
    if (!respondent) return [];
    const { state, submittedAt, answers } = responses.get(key) ?? NOBODY_CAME;
    const { visible, required } = shownWith(questionnaire, respondent, answers);
    const cells = ownPages(questionnaire, respondent).sections.map((section): MatrixCell => {
      const isAsked = section.questions.some((one) => one.type !== 'html' && visible.has(one.name));
      if (!isAsked) return { section: section.name, state: 'not-asked' };
      return { section: section.name, state: progressOf(section, answers, visible, required).state };
    });
    return [{ entity: key, name, role, state, submittedAt, hasAnswers: answers.size > 0, cells }];
  });
}

type Standing = Pick<MatrixRow, 'role' | 'state'>;

/** How many entities of a role have their response submitted or accepted. */
export interface RoleResponse {
  readonly role: Role;
  readonly answered: number;
  readonly count: number;
  /** Not one of them has sent anything, a returned response included. */
  readonly silent: boolean;
}

/** In the order in which the partnership names its roles first. */
export function responseByRole(rows: readonly Standing[]): readonly RoleResponse[] {
  return [...new Set(rows.map(({ role }) => role))].map((role) => {
    const own = rows.filter((row) => row.role === role).map(({ state }) => state);
    const answered = own.filter((state) => state === 'submitted' || state === 'accepted').length;
    return {
      role,
      answered,
      count: own.length,
      silent: answered === 0 && !own.includes('returned'),
    };
  });
}

/** What has to be done next, and for how many responses. */
export interface NextStep {
  readonly step: 'open' | 'review' | 'wait' | 'late' | 'close' | 'weigh' | 'validate' | 'read';
  readonly count: number;
}

/** What the exercise needs next at `now`, an instant; null where it was cancelled. */
export function nextStepOf(
  { state, closesAt }: Pick<Exercise, 'state' | 'closesAt'>,
  rows: readonly Standing[],
  now: string,
): NextStep | null {
  const waiting = rows.filter((row) => row.state === 'submitted').length;
  const missing = rows.filter((row) => row.state !== 'submitted' && row.state !== 'accepted').length;
  const returned = rows.filter((row) => row.state === 'returned').length;
  switch (state) {
    case 'planned':
      return { step: 'open', count: 0 };
    case 'open':
      if (waiting > 0) return { step: 'review', count: waiting };
      if (missing === 0) return { step: 'close', count: 0 };
      return { step: closesAt <= now ? 'late' : 'wait', count: missing };
    case 'closed':
      if (waiting > 0) return { step: 'review', count: waiting };
      return returned > 0 ? { step: 'wait', count: returned } : { step: 'weigh', count: 0 };
    case 'in-validation':
      return { step: 'validate', count: 0 };
    case 'published':
      return { step: 'read', count: 0 };
    case 'cancelled':
      return null;
  }
}
