import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SessionRow } from '../accounts/session.entity.js';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { isWritable, type Exercise } from '../exercises/exercise.js';
import { HistoryService } from '../history/history.service.js';
import type { ContactRow } from '../initiatives/contact.entity.js';
import { Problem } from '../problem.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationRow } from './invitation.entity.js';
import type { LinkMailKind } from './link-mail.js';
import { LinkMails } from './link-mails.service.js';

/** A partner gets the link again at most so often. */
const SENT_AGAIN_EVERY_MS = 3600_000;

/** Everything that changes an invitation, each with its line in the history. */
@Injectable()
export class InvitationChanges {
  constructor(
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly links: InvitationLinks,
    private readonly mails: LinkMails,
  ) {}

  /** Instant. */
  now(): string {
    return this.clock.now();
  }

  /** One invitation for a contact or colleague, and its mail, due now or at an instant; answers its id. */
  async invite(
    transaction: Transaction,
    exercise: Exercise,
    contact: ContactRow,
    { actor = 'service', dueAt }: { readonly actor?: string; readonly dueAt?: string } = {},
  ): Promise<string> {
    const id = randomUUID();
    await transaction.manager.getRepository(InvitationRow).insert({
      id,
      exerciseId: exercise.id,
      contactId: contact.id,
      entityKey: contact.entityKey,
      generation: 1,
      tokenHash: this.links.hashOf(this.links.tokenOf(id, 1)),
      state: 'queued',
      serverWords: null,
      createdAt: this.clock.now(),
      remindersStoppedAt: null,
      enteredAt: null,
    });
    const details = { exercise: exercise.id, entity: contact.entityKey, contact: contact.id };
    await this.record(transaction, exercise, 'invitation.created', id, { actor, details });
    await this.mails.queue(transaction, this.kindOf(exercise, contact.exerciseId !== null), id, dueAt);
    return id;
  }

  async markEntered(
    transaction: Transaction,
    { invitation, exercise, personId }: WholeInvitation,
  ): Promise<void> {
    const { affected } = await transaction.manager
      .getRepository(InvitationRow)
      .update({ id: invitation.id, enteredAt: IsNull() }, { enteredAt: this.clock.now() });
    if (affected !== 1) return;
    await this.record(transaction, exercise, 'invitation.entered', invitation.id, {
      actor: `person:${personId}`,
    });
  }

  /** Mails the present link, at most once an hour: an old link in foreign hands must not flood its owner. */
  async sendAgain(
    transaction: Transaction,
    { invitation, exercise, personId }: WholeInvitation,
  ): Promise<void> {
    const since = new Date(Date.parse(this.clock.now()) - SENT_AGAIN_EVERY_MS).toISOString();
    if (await this.mails.hasBeenAskedSince(transaction, 'new-link', invitation.id, since)) return;
    await this.mails.queue(transaction, 'new-link', invitation.id);
    const by = { actor: `person:${personId}` };
    await this.record(transaction, exercise, 'invitation.asked-again', invitation.id, by);
  }

  /** A new link by a new mail; the old one and the sessions it began end. Also brings back a revoked invitation. */
  async renew(transaction: Transaction, whole: WholeInvitation, actor: string): Promise<void> {
    const { invitation, exercise } = whole;
    if (whole.isContactRemoved || !whole.exerciseHasLinks) {
      throw new Problem('step-not-allowed', {
        detail: whole.isContactRemoved
          ? 'The contact has been removed; add it to the entity again.'
          : 'The links of this exercise have ended for good.',
      });
    }
    const generation = invitation.generation + 1;
    const tokenHash = this.links.hashOf(this.links.tokenOf(invitation.id, generation));
    const { affected } = await transaction.manager
      .getRepository(InvitationRow)
      .update(
        { id: invitation.id, generation: invitation.generation },
        { generation, tokenHash, state: 'queued', serverWords: null },
      );
    if (affected !== 1) throw new Problem('stale', { detail: 'Somebody has just sent a new link.' });
    await this.end(transaction, invitation.id);
    await this.record(transaction, exercise, 'invitation.renewed', invitation.id, {
      actor,
      details: { generation },
    });
    await this.mails.queue(transaction, this.kindOf(exercise, whole.colleague !== null), invitation.id);
  }

  /** Nobody is asked to answer in a form that is read-only: such a mail brings the link alone. */
  private kindOf(exercise: Exercise, isColleague: boolean): LinkMailKind {
    if (!isWritable(exercise, this.clock.now())) return 'new-link';
    return isColleague ? 'colleague' : 'invitation';
  }

  /** Ends a link, its sessions, and its mails that have not left. Revoking again changes nothing. */
  async revoke(
    transaction: Transaction,
    exercise: Exercise,
    invitation: InvitationRow,
    by: { readonly actor: string; readonly why?: string },
  ): Promise<void> {
    if (invitation.state === 'revoked') return;
    await transaction.manager
      .getRepository(InvitationRow)
      .update({ id: invitation.id }, { state: 'revoked' });
    await this.end(transaction, invitation.id);
    await this.record(transaction, exercise, 'invitation.revoked', invitation.id, by);
  }

  private async end(transaction: Transaction, invitationId: string): Promise<void> {
    await this.mails.takeBack(transaction, invitationId);
    await transaction.manager
      .getRepository(SessionRow)
      .update({ invitationId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private async record(
    transaction: Transaction,
    exercise: Exercise,
    what: string,
    subject: string,
    by: {
      readonly actor: string;
      readonly why?: string;
      readonly details?: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    await this.history.record(transaction, { chain: exercise.initiativeId, what, subject, ...by });
  }
}
