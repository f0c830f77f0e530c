import type { Contact } from './initiative.js';

/** A contact as it is stored. */
export interface KnownContact {
  readonly id: string;
  readonly personId: string;
  readonly entityKey: string;
  readonly removed: boolean;
  readonly contact: Contact;
}

/** What has to be done so that an entity has the contacts wanted; positions count from 0. */
export interface ContactChanges {
  readonly added: readonly {
    readonly contact: Contact;
    readonly position: number;
    /** The person who held this address in the entity before; null where it is new. */
    readonly personId: string | null;
  }[];
  readonly kept: readonly {
    readonly id: string;
    readonly personId: string;
    readonly contact: Contact;
    readonly position: number;
  }[];
  /** Ids of contacts. */
  readonly removed: readonly string[];
}

const addressOf = (contact: Contact): string => contact.email.toLowerCase();

/**
 * Compares the stored contacts of one entity with those wanted. A contact is the same while its address is: another
 * address is another person, whose link must not open with the old one.
 */
export function contactChanges(known: readonly KnownContact[], wanted: readonly Contact[]): ContactChanges {
  const active = new Map(known.filter((one) => !one.removed).map((one) => [addressOf(one.contact), one]));
  const everyone = new Map(known.map((one) => [addressOf(one.contact), one]));
  const added: ContactChanges['added'][number][] = [];
  const kept: ContactChanges['kept'][number][] = [];
  for (const [position, contact] of wanted.entries()) {
    const same = active.get(addressOf(contact));
    if (same) kept.push({ id: same.id, personId: same.personId, contact, position });
    else added.push({ contact, position, personId: everyone.get(addressOf(contact))?.personId ?? null });
  }
  const stay = new Set(kept.map(({ id }) => id));
  return { added, kept, removed: [...active.values()].map(({ id }) => id).filter((id) => !stay.has(id)) };
}
