import type { PartialTexts } from '../language.js';
import type { CodeName } from './passage.js';

/** `retired` is no longer offered; `merged` has given its passages to another code. */
export type CodeState = 'active' | 'retired' | 'merged';

/** The upper level of the codebook, in the questionnaire's order. */
export const CATALOGUES = ['enabling_factors', 'hindering_factors', 'perspectives'] as const;

/** A code with what the codebook says of it. */
export interface CodebookCode extends CodeName {
  /** Made by evaluators; those of the questionnaire keep their names and are never merged away or retired. */
  readonly own: boolean;
  readonly texts: PartialTexts;
  readonly definition: string;
  readonly example: string;
  readonly state: CodeState;
  readonly mergedInto: string | null;
  /** 0 while nothing has been written about a code of the questionnaire. */
  readonly revision: number;
}

/**
 * A word for addresses and tables from a name in any language: lower case, without accents, with hyphens. Where it is
 * taken, or nothing is left of the name, a number follows.
 */
export function codeFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = plain === '' ? 'code' : plain;
  if (plain !== '' && !taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
