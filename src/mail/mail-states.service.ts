import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { updateRows, type Cells } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { MailKinds } from './mail-kinds.service.js';
import { MailRow, type MailState } from './mail.entity.js';

/** A mail's new state, and what changes with it. */
export type MailChange = Partial<
  Pick<MailRow, 'dueAt' | 'serverWords' | 'sentAt' | 'attempts' | 'earlierAttempts'>
> & {
  readonly state: MailState;
};

const COLUMNS = {
  state: 'state',
  dueAt: 'due_at',
  serverWords: 'server_words',
  sentAt: 'sent_at',
  attempts: 'attempts',
  earlierAttempts: 'earlier_attempts',
} as const satisfies Record<keyof MailChange, string>;

const TAKEN_BACK: MailChange = { state: 'cancelled' };
const MAY_HAVE_BEEN_SENT: MailChange = {
  state: 'uncertain',
  serverWords: 'May have been sent by the instance the backup came from.',
};

/** The one place that changes the state of a mail. */
@Injectable()
export class MailStates {
  constructor(private readonly kinds: MailKinds) {}

  /** Guarded: of two processes one changes a mail; its feature hears of it in the same transaction. */
  async change(
    transaction: Transaction,
    mail: MailRow,
    from: MailState,
    change: MailChange,
  ): Promise<boolean> {
    const { id, attempts } = mail;
    const where = { id, attempts, state: from };
    if ((await updateRows(transaction.manager, 'mail', cellsOf(change), where)) !== 1) return false;
    const { kind, subjectId, number, initiativeId, params } = mail;
    const { state, serverWords = mail.serverWords, earlierAttempts = mail.earlierAttempts } = change;
    await this.kinds.tell(transaction, {
      ...{ id, kind, subjectId, number, initiativeId, params },
      ...{ state, serverWords, isAgain: earlierAttempts > 0 },
    });
    return true;
  }

  /**
   * Keeps every mail written up to an instant that nobody has begun to hand over; answers how many. Where one brings a
   * link, its reader may have the link from elsewhere, and must hear what follows.
   */
  async holdBack(transaction: Transaction, until: string): Promise<number> {
    const createdAt = LessThanOrEqual(until);
    const waiting = await transaction.manager.getRepository(MailRow).find({
      where: [
        { state: 'queued', createdAt },
        { state: 'sending', sentAt: IsNull(), createdAt },
      ],
    });
    let count = 0;
    for (const mail of waiting) {
      const change = this.kinds.get(mail.kind)?.bringsLink ? MAY_HAVE_BEEN_SENT : TAKEN_BACK;
      if (await this.change(transaction, mail, mail.state, change)) count += 1;
    }
    return count;
  }
}

function cellsOf(change: MailChange): Cells {
  return Object.fromEntries(
    Object.entries(change).map(([field, cell]) => [COLUMNS[field as keyof MailChange], cell]),
  );
}
