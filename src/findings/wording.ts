import type { Entity, Role } from '../initiatives/partnership.js';
import { shortNames } from '../initiatives/short-names.js';
import type { PartialTexts } from '../language.js';
import type { FindingFacts, Pair } from './finding.js';
import type { Speech } from './speech.js';

/** What entities are called in the wording, by key, and which role each holds. */
export type EntityNames = ReadonlyMap<string, { readonly name: string; readonly role: Role }>;

export function entityNames(entities: readonly Pick<Entity, 'key' | 'name' | 'role'>[]): EntityNames {
  const names = shortNames(entities);
  return new Map(entities.map(({ key, role }) => [key, { name: names.get(key) ?? key, role }]));
}

/** Texts of factors and perspectives by code. */
export type CatalogueTexts = ReadonlyMap<string, PartialTexts>;

/** A statement, and the sentences that say who, how many, and who said nothing. */
export interface Wording {
  readonly claim: string;
  /** Empty where the claim says it all. */
  readonly detail: string;
}

export function nameOf(names: EntityNames, key: string): string {
  return names.get(key)?.name ?? key;
}

/** "Tecnológico de Monterrey (first provider)". */
export function nameWithRole(names: EntityNames, key: string, speech: Speech): string {
  const entity = names.get(key);
  return entity ? `${entity.name} (${speech.say(`role.${entity.role}`)})` : key;
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
