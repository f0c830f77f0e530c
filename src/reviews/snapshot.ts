import type { PartialTexts } from '../language.js';
import type { CodeState } from './codebook.js';
import type { Passage } from './passage.js';

export interface StoredPassage extends Passage {
  readonly exerciseId: string;
}

export interface StoredCode {
  readonly catalogue: string;
  readonly code: string;
  readonly own: number;
  readonly texts: PartialTexts;
  readonly definition: string;
  readonly example: string;
  readonly state: CodeState;
  readonly mergedInto: string | null;
  readonly position: number;
  readonly revision: number;
}

/** One thing an act changed: as it was (null: it was not there), and the revision it was left at (null: taken away). */
export interface Changed<T> {
  readonly before: T | null;
  readonly after: number | null;
}

/** All that an act changed: what is needed to undo it. */
export interface Snapshot {
  readonly passages: readonly (Changed<StoredPassage> & { readonly id: string })[];
  readonly codes: readonly (Changed<StoredCode> & { readonly catalogue: string; readonly code: string })[];
}
