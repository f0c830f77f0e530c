import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { MailOutcome } from '../mail/mail-kind.js';
import { InvitationRow } from './invitation.entity.js';
import { stateAfterMail } from './link-mail.js';

/** Keeps the state of an invitation in step with the mails about it. */
@Injectable()
export class LinkMailOutcomes {
  constructor(private readonly history: HistoryService) {}

  async stateChanged(transaction: Transaction, mail: MailOutcome): Promise<void> {
    const rows = transaction.manager.getRepository(InvitationRow);
    const invitation = await rows.findOneBy({ id: mail.subjectId });
    if (!invitation) return;
    const state = stateAfterMail(invitation, mail);
    if (state === null) return;
    await rows.update({ id: invitation.id }, { state, serverWords: mail.serverWords });
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
