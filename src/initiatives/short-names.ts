import type { Entity } from './partnership.js';

/** Longest short name, in characters: it still reads well in a list. */
const LONGEST = 60;

/**
 * What tables and drawings call each entity: the acronym its name ends with ("Cámara … (CAINCO)" is "CAINCO"), else what
 * stands before the first comma, else, where that is too long, its key in capitals. Two entities never share one: then both keep
 * their whole name.
 */
export function shortNames(entities: readonly Pick<Entity, 'key' | 'name'>[]): ReadonlyMap<string, string> {
  const short = entities.map(({ key, name }) => shortName(key, name));
  return new Map(
    entities.map(({ key, name }, place) => {
      const own = short[place] ?? key;
      return [key, short.indexOf(own) === short.lastIndexOf(own) ? own : name];
    }),
  );
}

function shortName(key: string, name: string): string {
  const acronym = /\(([^()]{2,20})\)\s*$/.exec(name)?.[1];
  if (acronym) return acronym;
  const head = (name.split(',')[0] ?? '').trim();
  return head !== '' && [...head].length <= LONGEST ? head : key.toUpperCase();
}
