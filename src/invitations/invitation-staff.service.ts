import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { InvitationChanges } from './invitation-changes.service.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';
import { invitationSummary, type InvitationSummary } from './invitation-summary.js';

/** What staff do with the invitations of an exercise. */
@Injectable()
export class InvitationStaffService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly finding: InvitationFinding,
    private readonly changes: InvitationChanges,
    private readonly outbox: OutboxService,
  ) {}

  async list(exerciseId: string): Promise<readonly InvitationSummary[]> {
    return this.unitOfWork.read(async (manager) => {
      const found = await this.finding.ofExercise(manager, exerciseId);
      return this.summaries(manager, found);
    });
  }

  resend(exerciseId: string, id: string, actor: string): Promise<InvitationSummary> {
    return this.change(exerciseId, id, (transaction, whole) => this.changes.renew(transaction, whole, actor));
  }

  revoke(exerciseId: string, id: string, actor: string): Promise<InvitationSummary> {
    return this.change(exerciseId, id, (transaction, { exercise, invitation }) =>
      this.changes.revoke(transaction, exercise, invitation, { actor }),
    );
  }

  private change(
    exerciseId: string,
    id: string,
    work: (transaction: Transaction, whole: WholeInvitation) => Promise<void>,
  ): Promise<InvitationSummary> {
    return this.unitOfWork.run(async (transaction) => {
      const whole = await this.finding.byId(transaction.manager, id);
      // An invitation of another exercise looks like none.
      if (whole?.exercise.id !== exerciseId) throw new Problem('not-found');
      await work(transaction, whole);
      const changed = await this.finding.byId(transaction.manager, id);
      const [summary] = await this.summaries(transaction.manager, changed ? [changed] : []);
      if (!summary) throw new Problem('not-found');
      return summary;
    });
  }

  private async summaries(
    manager: EntityManager,
    found: readonly WholeInvitation[],
  ): Promise<InvitationSummary[]> {
    const mails = await this.outbox.about(
      manager,
      found.map(({ invitation }) => invitation.id),
    );
    return found.map((whole) => invitationSummary(whole, mails));
  }
}
