import type { Change } from '../../findings/over-years.js';

const SHAPES: Readonly<Record<Change, string>> = {
  better: 'M6 1.5 11 10.5H1Z',
  worse: 'M6 10.5 1 1.5H11Z',
  same: 'M1 4.5H11V7.5H1Z',
  'not-comparable': 'M2 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
};

/** Stands before the word, and never without it: up, down, level, or a ring where there is nothing to compare. */
export function ChangeMark({ change }: { readonly change: Change }) {
  return (
    <svg class="xp-change__mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={SHAPES[change]} />
    </svg>
  );
}
