import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { ExerciseState } from '../exercises/exercise.js';
import { HistoryService } from '../history/history.service.js';
import { INVITING_HOURS, nextMomentWithin, wakingMoment } from '../initiatives/working-hours.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import { InvitationChanges } from './invitation-changes.service.js';
import { InvitationRow } from './invitation.entity.js';
import { isLive } from './live-link.js';

/** In which a contact needs a link: to answer, to answer what was returned, to validate. */
const INVITING_STATES: readonly ExerciseState[] = ['open', 'closed', 'in-validation'];

/**
 * How soon invitations are to leave: in the hours in which they are opened most, as soon as their reader is awake, or now.
 */
export type Pressure = 'none' | 'soon' | 'now';

/** Brings invitations in line with the contacts there are; doing it again changes nothing. */
@Injectable()
export class Inviting {
  constructor(
    private readonly clock: Clock,
    private readonly changes: InvitationChanges,
    private readonly history: HistoryService,
  ) {}

  /**
   * Of every exercise of an initiative: whoever has no link yet gets one from its opening until its report is published,
   * those who have left lose theirs. The mails wait as `pressure` allows.
   */
  async bringInLine(
    transaction: Transaction,
    initiativeId: string,
    pressure: Pressure = 'now',
  ): Promise<void> {
    // Before anything is read: a step of the exercise at the same time comes before all of this, or after it.
    await this.history.hold(transaction, initiativeId);
    const exercises = await transaction.manager
      .getRepository(ExerciseRow)
      .findBy({ initiativeId, state: Not('planned') });
    for (const exercise of exercises) {
      await this.revokeEnded(transaction, exercise);
      if (this.invites(exercise)) await this.inviteMissing(transaction, exercise, pressure);
    }
  }

  /** Not into the next version of a report that was published long ago: its links have ended. */
  private invites({ state, publishedAt }: ExerciseRow): boolean {
    const link = { state: 'queued', removedAt: null, exerciseState: state, publishedAt } as const;
    return INVITING_STATES.includes(state) && isLive(link, this.clock.now());
  }

  private async inviteMissing(
    transaction: Transaction,
    exercise: ExerciseRow,
    pressure: Pressure,
  ): Promise<void> {
    const { manager } = transaction;
    const keys = (exercise.partnership?.entities ?? []).map(({ key }) => key);
    const contacts = await manager.getRepository(ContactRow).find({
      where: { initiativeId: exercise.initiativeId, entityKey: In(keys), exerciseId: IsNull() },
      order: { entityKey: 'ASC', position: 'ASC' },
    });
    const invited = await manager.getRepository(InvitationRow).findBy({ exerciseId: exercise.id });
    const known = new Set(invited.map(({ contactId }) => contactId));
    // An earlier change of contacts may be heeded after the opening: then this is what invites everybody.
    const asked = pressure === 'soon' && known.size === 0 ? 'now' : pressure;
    for (const contact of contacts) {
      if (contact.removedAt !== null || known.has(contact.id)) continue;
      const dueAt = momentFor(asked, exercise, contact, this.clock.now());
      await this.changes.invite(transaction, exercise, contact, { dueAt });
    }
  }

  /** Such links are dead already; this says so where people look, and takes their mails back. */
  private async revokeEnded(transaction: Transaction, exercise: ExerciseRow): Promise<void> {
    const { manager } = transaction;
    const living = await manager
      .getRepository(InvitationRow)
      .findBy({ exerciseId: exercise.id, state: Not('revoked') });
    const contacts = await manager.getRepository(ContactRow).findBy({ initiativeId: exercise.initiativeId });
    const removed = new Set(contacts.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id));
    const isCancelled = exercise.state === 'cancelled';
    for (const invitation of living) {
      if (!isCancelled && !removed.has(invitation.contactId)) continue;
      const why = isCancelled ? 'The exercise was cancelled.' : 'The contact was removed.';
      await this.changes.revoke(transaction, exercise, invitation, { actor: 'service', why });
    }
  }
}

/** On the reader's own clock, yet not after the last day of a short exercise: then at once. */
function momentFor(
  pressure: Pressure,
  { closesAt }: ExerciseRow,
  { timeZone }: ContactRow,
  now: string,
): string {
  if (pressure === 'now') return now;
  if (pressure === 'soon') return wakingMoment(now, timeZone, closesAt);
  const moment = nextMomentWithin(INVITING_HOURS, now, timeZone);
  return moment < closesAt ? moment : now;
}
