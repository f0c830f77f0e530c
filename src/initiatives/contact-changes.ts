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
    /** Something about the contact, or its place among the others, is new. */
    readonly changed: boolean;
  }[];
  /** Ids of contacts. */
  readonly removed: readonly string[];
}

const addressOf = (contact: Contact): string => contact.email.toLowerCase();

function isSame(a: Contact, b: Contact): boolean {
  return (Object.keys(a) as (keyof Contact)[]).every((field) => a[field] === b[field]);
}

/**
 * Compares the stored contacts of one entity, in their order, with those wanted. A contact is the same while its address is: another
 * address is another person, whose link must not open with the old one.
 */
export function contactChanges(known: readonly KnownContact[], wanted: readonly Contact[]): ContactChanges {
  const present = known.filter((one) => !one.removed);
  const active = new Map(present.map((one) => [addressOf(one.contact), one]));
  const everyone = new Map(known.map((one) => [addressOf(one.contact), one]));
  const added: ContactChanges['added'][number][] = [];
  const kept: ContactChanges['kept'][number][] = [];
  for (const [position, contact] of wanted.entries()) {
    const same = active.get(addressOf(contact));
    if (same) {
      const changed = present[position] !== same || !isSame(same.contact, contact);
      kept.push({ id: same.id, personId: same.personId, contact, position, changed });
    } else added.push({ contact, position, personId: everyone.get(addressOf(contact))?.personId ?? null });
  }
  const stay = new Set(kept.map(({ id }) => id));
  return { added, kept, removed: [...active.values()].map(({ id }) => id).filter((id) => !stay.has(id)) };
}
