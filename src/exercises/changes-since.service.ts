import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { HistoryService } from '../history/history.service.js';
import { partnershipOf } from '../initiatives/initiative.js';
import { partnershipChanges, type PartnershipChanges } from '../initiatives/partnership-changes.js';
import { contactsSince, type ContactsLine } from './contacts-since.js';
import type { Exercise } from './exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from './exercises.service.js';

/** A contact who came or went. */
export interface MovedContact {
  readonly id: string;
  readonly personId: string;
  readonly entity: string;
  /** Empty once the person has been erased. */
  readonly name: string;
}

/** What is otherwise about a partnership than when the last published exercise opened. */
export interface ChangesSince {
  /** The last published exercise. */
  readonly earlier: Exercise;
  readonly partnership: PartnershipChanges;
  readonly contacts: { readonly joined: readonly MovedContact[]; readonly left: readonly MovedContact[] };
}

/** Compares an initiative, or what an exercise has copied of it, with the copy of the exercise before. */
@Injectable()
export class ChangesSinceService {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
  ) {}

  /** Null in a first exercise, and where none before it has been published. */
  async of(
    manager: EntityManager,
    { exercise, initiative }: ExerciseOfInitiative,
  ): Promise<ChangesSince | null> {
    const earlier = await this.exercises.publishedBefore(manager, exercise);
    if (!earlier?.partnership) return null;
    const now = exercise.partnership ?? partnershipOf(initiative);
    return {
      earlier,
      partnership: partnershipChanges(earlier.partnership, now),
      contacts: await movedContacts(manager, earlier, exercise),
    };
  }

  /** As the history keeps it: ids of what changed, and a keyed digest of how; never what it says. */
  trace({ earlier, partnership, contacts }: ChangesSince): Readonly<Record<string, unknown>> {
    const { joined, left, changed, challenge, targets } = partnership;
    const keys = (of: readonly { readonly key: string }[]) => of.map(({ key }) => key);
    const ids = (of: readonly MovedContact[]) => of.map(({ id }) => id);
    return {
      since: earlier.id,
      joined: keys(joined),
      left: keys(left),
      changed: Object.fromEntries(
        changed.map(({ key, changes }) => [key, changes.map(({ field }) => field)]),
      ),
      challenge: challenge.length > 0,
      targets: targets.length > 0,
      contacts: { joined: ids(contacts.joined), left: ids(contacts.left) },
      digest: this.history.digest(JSON.stringify(partnership)),
    };
  }
}

/** Between the openings of both exercises, or until now where the later one has not been opened. */
async function movedContacts(
  manager: EntityManager,
  earlier: Exercise,
  later: Exercise,
): Promise<ChangesSince['contacts']> {
  const lines = await query<{ number: number; what: string; subject: string; details: string }>(manager)`
    SELECT number, what, subject, details FROM history WHERE chain = ${later.initiativeId}
      AND (what = 'contacts.changed' OR (what = 'exercise.opened' AND subject IN (${[earlier.id, later.id]})))
    ORDER BY number`;
  const openedAt = (id: string) =>
    lines.find(({ what, subject }) => what === 'exercise.opened' && subject === id)?.number;
  const [from, to] = [openedAt(earlier.id) ?? 0, openedAt(later.id) ?? Infinity];
  const changes = lines
    .filter(({ what, number }) => what === 'contacts.changed' && number > from && number < to)
    .map(({ details }) => JSON.parse(details) as ContactsLine);
  const { joined, left } = contactsSince(changes);
  const all = await contactsNamed(manager, [...joined, ...left]);
  // Who was taken out and put back has another id, and is the same person all the same.
  const isBoth = (one: MovedContact, ids: readonly string[]) =>
    all.some(
      (other) => ids.includes(other.id) && other.personId === one.personId && other.entity === one.entity,
    );
  return {
    joined: all.filter((one) => joined.includes(one.id) && !isBoth(one, left)),
    left: all.filter((one) => left.includes(one.id) && !isBoth(one, joined)),
  };
}

function contactsNamed(manager: EntityManager, ids: readonly string[]): Promise<readonly MovedContact[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return query<MovedContact>(manager)`SELECT c.id, c.person_id AS "personId", c.entity_key AS entity,
    COALESCE(p.name, '') AS name FROM contact c LEFT JOIN person p ON p.id = c.person_id
    WHERE c.id IN (${ids}) ORDER BY c.entity_key, c.position, c.id`;
}
