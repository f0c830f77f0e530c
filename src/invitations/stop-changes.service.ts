import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';
import { InvitationRow } from './invitation.entity.js';

/** Writes whether somebody wants reminders. */
@Injectable()
export class StopChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly finding: InvitationFinding,
    private readonly history: HistoryService,
  ) {}

  find(invitationId: string): Promise<WholeInvitation | null> {
    return this.unitOfWork.read((manager) => this.finding.byId(manager, invitationId));
  }

  /** Saying the same again changes nothing. */
  async set(transaction: Transaction, invitationId: string, stopped: boolean): Promise<void> {
    const whole = await this.finding.byId(transaction.manager, invitationId);
    if (!whole || (whole.invitation.remindersStoppedAt !== null) === stopped) return;
    await transaction.manager
      .getRepository(InvitationRow)
      .update({ id: invitationId }, { remindersStoppedAt: stopped ? this.clock.now() : null });
    await this.history.record(transaction, {
      chain: whole.exercise.initiativeId,
      actor: `person:${whole.personId}`,
      what: stopped ? 'invitation.reminders-stopped' : 'invitation.reminders-wanted',
      subject: invitationId,
      details: { exercise: whole.exercise.id, entity: whole.entity.key },
    });
  }
}
