import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { MailOutcome } from '../mail/mail-kind.js';
import { InvitationRow } from './invitation.entity.js';

/** Keeps the state of an invitation in step with its mail. */
@Injectable()
export class LinkMailOutcomes {
  constructor(private readonly history: HistoryService) {}

  async stateChanged(transaction: Transaction, mail: MailOutcome): Promise<void> {
    const { state, serverWords } = mail;
    if (state === 'cancelled') return;
    const rows = transaction.manager.getRepository(InvitationRow);
    const invitation = await rows.findOneBy({ id: mail.subjectId });
    if (!invitation || invitation.state === 'revoked') return;
    // A mail that brought an earlier link says nothing about the present one.
    if (invitation.generation !== mail.params.generation) return;
    await rows.update({ id: invitation.id }, { state, serverWords });
    if (state === 'queued' || state === 'sending') return;
    await this.history.record(transaction, {
      chain: mail.initiativeId,
      actor: 'service',
      what: `invitation.${state}`,
      subject: invitation.id,
      details: { mail: mail.id, kind: mail.kind, number: mail.number },
    });
  }
}
