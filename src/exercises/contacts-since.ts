/** What a line of the history says of the contacts of one entity: ids of contacts. */
export interface ContactsLine {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Who came and who went over several changes, one after the other: nobody who came and went again in between. Answers
 * ids of contacts.
 */
export function contactsSince(lines: readonly ContactsLine[]): {
  readonly joined: readonly string[];
  readonly left: readonly string[];
} {
  const joined = new Set<string>();
  const left = new Set<string>();
  for (const { added, removed } of lines) {
    for (const id of removed) if (!joined.delete(id)) left.add(id);
    for (const id of added) if (!left.delete(id)) joined.add(id);
  }
  return { joined: [...joined], left: [...left] };
}
