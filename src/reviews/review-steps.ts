import type { ResponseState } from '../responses/response.js';

export type ReviewStep = 'accept' | 'return' | 'undo-acceptance';

/** Steps of a review as data (`domain.md`, section 3). */
export const REVIEW_STEPS: Readonly<
  Record<ReviewStep, { readonly from: readonly ResponseState[]; readonly to: ResponseState }>
> = {
  accept: { from: ['submitted', 'returned'], to: 'accepted' },
  return: { from: ['submitted', 'accepted'], to: 'returned' },
  'undo-acceptance': { from: ['accepted'], to: 'submitted' },
};

/** The state a step leads to, or null where it is not allowed. */
export function afterReview(state: ResponseState, step: ReviewStep): ResponseState | null {
  const { from, to } = REVIEW_STEPS[step];
  return from.includes(state) ? to : null;
}
