import type { Role } from '../../initiatives/partnership.js';

// Measured under simulated protan, deutan and tritan vision: the smallest difference between two roles is ΔE2000 32.
// The shape always carries the meaning too. The fourth role keeps apart by shape and by being the palest.
export const ROLE_COLOURS: Readonly<Record<Role, string>> = {
  'first-provider': '#2166AC',
  'second-provider': '#B35806',
  beneficiary: '#1B1B1B',
  other: '#7C8A8F',
};

export const INK = {
  text: '#1B2A2E',
  second: '#4A5A60',
  brand: '#0B4F5C',
  rule: '#DCE2E4',
  line: '#7C8A8F',
  tint: '#C9DFE4',
  paper: '#FFFFFF',
} as const;

/** Of a change from one exercise to the next; word, mark and slope say it too. */
export const CHANGE_COLOURS = {
  better: INK.brand,
  same: INK.second,
  worse: '#A63603',
  'not-comparable': INK.line,
} as const;
