import { Injectable } from '@nestjs/common';
import { execute, query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { MailOutcome } from '../mail/mail-kind.js';
import type { InvitationRow } from './invitation.entity.js';
import { stateAfterMail } from './link-mail.js';

/** Keeps the state of an invitation in step with the mails about it. */
@Injectable()
export class LinkMailOutcomes {
  constructor(private readonly history: HistoryService) {}

  async stateChanged(transaction: Transaction, mail: MailOutcome): Promise<void> {
    const { manager } = transaction;
    const [invitation] = await query<Pick<InvitationRow, 'id' | 'state' | 'generation'>>(manager)`
      SELECT id, state, generation FROM invitation WHERE id = ${mail.subjectId}`;
    if (!invitation) return;
    const state = stateAfterMail(invitation, mail);
    if (state === null) return;
    await execute(manager)`UPDATE invitation SET state = ${state}, server_words = ${mail.serverWords}
      WHERE id = ${invitation.id}`;
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
