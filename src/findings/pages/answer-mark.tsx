import type { Role } from '../../initiatives/partnership.js';
import type { Filled } from '../answer-mark.js';

/** A part of a disc from noon on, clockwise; `share` lies between 0 and 1. */
function slice(share: number): string {
  const angle = 2 * Math.PI * share;
  const [x, y] = [8 + 6 * Math.sin(angle), 8 - 6 * Math.cos(angle)];
  return `M8 8V2A6 6 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}

/** A disc filled as far as the answer goes; the words beside it say the same, so it is hidden from a screen reader. */
export function AnswerMark({ filled }: { readonly filled: Filled }) {
  if (filled === null) return null;
  const isUnknown = filled === 'unknown';
  return (
    <svg class="xp-answer-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill={filled === 1 ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.5"
        stroke-dasharray={isUnknown ? '2 2' : undefined}
      />
      {typeof filled === 'number' && filled > 0 && filled < 1 && (
        <path d={slice(filled)} fill="currentColor" />
      )}
    </svg>
  );
}

/** The shapes of the roles, the same as in the charts of the report. */
const SHAPES: Readonly<Record<Role, string>> = {
  'first-provider': 'M8 2A6 6 0 1 1 8 14A6 6 0 1 1 8 2Z',
  'second-provider': 'M3 3H13V13H3Z',
  beneficiary: 'M8 2L15 14H1Z',
  other: 'M8 1L15 8L8 15L1 8Z',
};

export function RoleShape({ role }: { readonly role: Role }) {
  return (
    <svg class="xp-answer-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[role]} fill="currentColor" />
    </svg>
  );
}
