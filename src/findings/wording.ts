import type { PartialTexts } from '../language.js';
import type { FindingFacts, Pair } from './finding.js';
import type { Speech } from './speech.js';

/** What entities are called in the wording, by key. */
export type EntityNames = ReadonlyMap<string, string>;

/** Texts of factors and perspectives by code. */
export type CatalogueTexts = ReadonlyMap<string, PartialTexts>;

/** A statement, and the sentences that say who, how many, and who said nothing. */
export interface Wording {
  readonly claim: string;
  /** Empty where the claim says it all. */
  readonly detail: string;
}

export function nameOf(names: EntityNames, key: string): string {
  return names.get(key) ?? key;
}

export function pairsText(pairs: readonly Pair[], names: EntityNames, speech: Speech): string {
  return speech.list(pairs.map((pair) => pair.map((key) => nameOf(names, key)).join(' – ')));
}

/** A code nobody has given a text stands as itself. */
export function codeText(code: string, catalogue: CatalogueTexts, speech: Speech): string {
  return speech.textOf(catalogue.get(code) ?? {}) || code;
}

/** Those without answer are always named. */
export function withoutText(
  facts: Pick<FindingFacts, 'withoutAnswer'>,
  names: EntityNames,
  speech: Speech,
): string | null {
  if (facts.withoutAnswer.length === 0) return null;
  return speech.say('detail.without', {
    names: speech.list(facts.withoutAnswer.map((key) => nameOf(names, key))),
  });
}
