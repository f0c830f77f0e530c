import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RestorationRow } from '../database/restoration.entity.js';
import { Restorations } from '../database/restorations.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryRow } from '../history/history.entity.js';
import { HistoryService } from '../history/history.service.js';
import { MailStates } from './mail-states.service.js';

/** What becomes of mails that may have been sent from where the backup was made. */
export type WaitingMails = 'send' | 'hold-back';

/** An instance out of a backup: from its first start until a manager confirms it. */
@Injectable()
export class RestoredInstance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly restorations: Restorations,
    private readonly states: MailStates,
  ) {}

  /** May anything be sent, or fetched from where only one instance may fetch it? */
  async mayReachOut(): Promise<boolean> {
    return (await this.restorations.unconfirmed()) === null;
  }

  /** At every start: the history learns of a restoration at the first. */
  async writeDown(): Promise<void> {
    const waiting = await this.restorations.unconfirmed();
    if (!waiting) return;
    const { id, backupAt, restoredAt } = waiting;
    const line = { chain: 'service', what: 'instance.restored', subject: id } as const;
    await this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, line.chain);
      if (await transaction.manager.getRepository(HistoryRow).existsBy(line)) return;
      const details = { backupAt, restoredAt };
      await this.history.record(transaction, { ...line, actor: 'command-line', details });
    });
  }

  /**
   * Due work is done as ever, and its mails wait with the others. `workDone` resolves when nothing that is due is left:
   * what was written up to then may have been sent already from where the backup was made. `now` answers an instant.
   */
  async catchUp(workDone: () => Promise<void>, now: () => string): Promise<void> {
    const waiting = await this.restorations.unconfirmed();
    if (!waiting || waiting.caughtUpAt) return;
    await workDone();
    await this.unitOfWork.run(({ manager }) =>
      manager
        .getRepository(RestorationRow)
        .update({ caughtUpAt: IsNull(), confirmedAt: IsNull() }, { caughtUpAt: now() }),
    );
  }

  /** Once: `done-before` where somebody has, or there is nothing to confirm; `too-early` while due work is being done. */
  async confirm(waitingMails: WaitingMails, actor: string): Promise<'done' | 'done-before' | 'too-early'> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      await this.history.hold(transaction, 'service');
      const waiting = await this.restorations.latest(manager, true);
      if (!waiting) return 'done-before';
      if (!waiting.caughtUpAt) return 'too-early';
      const heldBack =
        waitingMails === 'hold-back' ? await this.states.holdBack(transaction, waiting.caughtUpAt) : 0;
      const { id, backupAt, restoredAt } = waiting;
      const line = await this.history.record(transaction, {
        ...{ chain: 'service', actor, what: 'instance.confirmed', subject: id },
        details: { backupAt, restoredAt, waitingMails, heldBack },
      });
      // One out of a backup of an instance that nobody had confirmed either: all of them are, with the last.
      await manager
        .getRepository(RestorationRow)
        .update({ confirmedAt: IsNull() }, { confirmedAt: line.at, confirmedBy: actor, heldBack });
      return 'done';
    });
  }
}
