/** How many contacts of an entity live by a zone. */
export interface ZoneCount {
  /** IANA name, such as `America/La_Paz`. */
  readonly timeZone: string;
  readonly contacts: number;
  /** Their entity coordinates the partnership. */
  readonly coordinator: boolean;
}

/**
 * In which zone the days of an exercise begin and end: that of most of the people who are asked; of several such, the
 * coordinator's, then the first by name, so that the same people always give the same one. UTC where nobody is.
 */
export function usualZone(counts: readonly ZoneCount[]): string {
  const zones = new Map<string, { contacts: number; coordinators: number }>();
  for (const { timeZone, contacts, coordinator } of counts) {
    const sum = zones.get(timeZone) ?? { contacts: 0, coordinators: 0 };
    sum.contacts += contacts;
    if (coordinator) sum.coordinators += contacts;
    zones.set(timeZone, sum);
  }
  const [first] = [...zones].toSorted(
    ([nameA, a], [nameB, b]) =>
      b.contacts - a.contacts || b.coordinators - a.coordinators || (nameA < nameB ? -1 : 1),
  );
  return first?.[0] ?? 'UTC';
}
