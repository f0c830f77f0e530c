/**
 * A name short enough for the subject of a mail: the abbreviation in brackets at its end, else what stands before its
 * first comma, else all of it.
 */
export function shortNameOf(name: string): string {
  const abbreviation = /\(([^()]{2,20})\)\s*$/.exec(name)?.[1];
  if (abbreviation) return abbreviation;
  const first = name.split(',', 1)[0]?.trim() ?? '';
  return first.length >= 4 ? first : name;
}

/** How a subject addresses a person: by the first of their names; by the whole where that is a title (`Dr.`). */
export function firstNameOf(name: string): string {
  const first = name.trim().split(/\s+/, 1)[0] ?? '';
  return first === '' || first.endsWith('.') ? name.trim() : first;
}
