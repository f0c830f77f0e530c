import type { Exercise } from './exercise.js';
import { yearInstead } from './skipped-year.js';

/** What comes after a published exercise. */
export type Following =
  /** Decided that there is none. */
  | { readonly kind: 'none' }
  /** It is planned, or has come further since. */
  | { readonly kind: 'planned' | 'cancelled'; readonly exercise: Exercise }
  /** Decided, and not planned yet: planning follows the publication within moments. */
  | { readonly kind: 'to-plan'; readonly year: number }
  /** Decided without a year: nothing can be planned. */
  | { readonly kind: 'without-year' };

/** Of a published exercise, by its decision and all exercises of the initiative; null before its report is published. */
export function whatFollows(exercise: Exercise, all: readonly Exercise[]): Following | null {
  const { state, decision } = exercise;
  if (state !== 'published' || !decision) return null;
  if (!decision.planned) return { kind: 'none' };
  if (decision.year === null) return { kind: 'without-year' };
  const year = yearInstead(all, decision.year);
  const ofYear = all.filter((one) => one.year === year && one.id !== exercise.id);
  const standing = ofYear.find((one) => one.state !== 'cancelled');
  if (standing) return { kind: 'planned', exercise: standing };
  const last = ofYear.toSorted((a, b) => b.number - a.number)[0];
  return last ? { kind: 'cancelled', exercise: last } : { kind: 'to-plan', year };
}
