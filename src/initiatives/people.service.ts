import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { contactChanges, type KnownContact } from './contact-changes.js';
import { ContactRow } from './contact.entity.js';
import type { Contact, Officer } from './initiative.js';

/** Keeps the people of initiatives, officers and contacts, in the one table of people. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly clock: Clock,
    private readonly history: HistoryService,
  ) {}

  /** The contacts of an initiative in their order, removed ones included; colleagues who only help are none of them. */
  async contactsOf(manager: EntityManager, initiativeId: string): Promise<readonly KnownContact[]> {
    const rows = await manager
      .getRepository(ContactRow)
      .find({ where: { initiativeId, exerciseId: IsNull() }, order: { position: 'ASC', id: 'ASC' } });
    if (rows.length === 0) return [];
    const people = await manager.getRepository(PersonRow).findBy({ id: In(rows.map((row) => row.personId)) });
    const byId = new Map(people.map((person) => [person.id, person]));
    return rows.map((row) => knownContact(row, byId.get(row.personId)));
  }

  async officer(manager: EntityManager, officerId: string | null): Promise<Officer | null> {
    if (!officerId) return null;
    const person = await manager.getRepository(PersonRow).findOneBy({ id: officerId });
    return person && { name: person.name, email: person.email ?? '', phone: person.phone };
  }

  /** Stores the officer and answers the id; another address is another person. */
  async saveOfficer(
    { manager }: Transaction,
    officer: Officer | null,
    currentId: string | null,
  ): Promise<string | null> {
    if (!officer) return null;
    const people = manager.getRepository(PersonRow);
    const current = currentId ? await people.findOneBy({ id: currentId }) : null;
    if (current?.email?.toLowerCase() === officer.email.toLowerCase()) {
      await people.update({ id: current.id }, { ...officer });
      return current.id;
    }
    const id = randomUUID();
    await people.insert({ id, post: null, createdAt: this.clock.now(), ...officer });
    return id;
  }

  /**
   * Makes the contacts of one entity those wanted, and says in the history which came, changed and went. False where they
   * are so already, and nothing was written.
   */
  async saveContacts(
    transaction: Transaction,
    of: { readonly initiativeId: string; readonly entity: string; readonly actor: string },
    known: readonly KnownContact[],
    wanted: readonly Contact[],
  ): Promise<boolean> {
    const { manager } = transaction;
    const changes = contactChanges(known, wanted);
    const changed = changes.kept.filter((one) => one.changed);
    if (changes.added.length + changes.removed.length + changed.length === 0) return false;
    const now = this.clock.now();
    if (changes.removed.length > 0) {
      await manager
        .getRepository(ContactRow)
        .update({ id: In([...changes.removed]), removedAt: IsNull() }, { removedAt: now });
    }
    for (const { id, personId, contact, position } of changed) {
      const { language, timeZone } = contact;
      await manager.getRepository(ContactRow).update({ id }, { language, timeZone, position });
      await manager.getRepository(PersonRow).update({ id: personId }, personOf(contact));
    }
    const added: string[] = [];
    for (const { contact, position, personId } of changes.added) {
      const person = personId ?? (await this.newPerson(manager, contact));
      if (personId) await manager.getRepository(PersonRow).update({ id: personId }, personOf(contact));
      const row = this.newContact(of, contact, position, person);
      await manager.getRepository(ContactRow).insert(row);
      added.push(row.id);
    }
    await this.history.record(transaction, {
      chain: of.initiativeId,
      actor: of.actor,
      what: 'contacts.changed',
      subject: of.initiativeId,
      details: { entity: of.entity, added, changed: changed.map(({ id }) => id), removed: changes.removed },
    });
    return true;
  }

  private async newPerson(manager: EntityManager, contact: Contact): Promise<string> {
    const id = randomUUID();
    await manager.getRepository(PersonRow).insert({ id, createdAt: this.clock.now(), ...personOf(contact) });
    return id;
  }

  private newContact(
    of: { readonly initiativeId: string; readonly entity: string },
    contact: Contact,
    position: number,
    personId: string,
  ): ContactRow {
    const { language, timeZone } = contact;
    return {
      id: randomUUID(),
      initiativeId: of.initiativeId,
      entityKey: of.entity,
      personId,
      language,
      timeZone,
      position,
      removedAt: null,
      exerciseId: null,
      invitedBy: null,
      sections: null,
    };
  }
}

function personOf({ name, post, email, phone }: Contact) {
  return { name, post, email, phone };
}

function knownContact(row: ContactRow, person: PersonRow | undefined): KnownContact {
  return {
    id: row.id,
    personId: row.personId,
    entityKey: row.entityKey,
    removed: row.removedAt !== null,
    contact: {
      name: person?.name ?? '',
      post: person?.post ?? null,
      email: person?.email ?? '',
      phone: person?.phone ?? null,
      language: row.language,
      timeZone: row.timeZone,
    },
  };
}
