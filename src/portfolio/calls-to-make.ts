import type { WorkItem, WorkPlace } from './work.js';

/** A contact of an entity whose answer is missing, and to which nobody has spoken yet. */
export interface SilentContact extends WorkPlace {
  readonly since: string;
  readonly entity: string;
  readonly name: string;
  readonly phone: string | null;
}

/** One call per entity, to the first of its contacts with a number; where none has one, to the first. */
export function callsToMake(contacts: readonly SilentContact[]): readonly WorkItem[] {
  const byEntity = new Map<string, SilentContact[]>();
  for (const contact of contacts) {
    const key = `${contact.code} ${contact.year} ${contact.entity}`;
    byEntity.set(key, [...(byEntity.get(key) ?? []), contact]);
  }
  return [...byEntity.values()].flatMap((own) => {
    const first = own.find(({ phone }) => phone !== null) ?? own[0];
    if (!first) return [];
    const { name, phone, ...place } = first;
    return [{ ...place, kind: 'call' as const, about: [name, phone].filter(Boolean).join(', '), count: 1 }];
  });
}
