import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { updateRows } from '../database/statements.js';
import { HistoryService } from '../history/history.service.js';
import { changeAfter, type Delivery } from './delivery.js';
import { MailStates, type MailChange } from './mail-states.service.js';
import { MailWrites } from './mail-writes.service.js';
import type { MailRow } from './mail.entity.js';

/** What is written of a mail while it is tried. */
@Injectable()
export class MailProgress {
  constructor(
    private readonly writes: MailWrites,
    private readonly clock: Clock,
    private readonly states: MailStates,
    private readonly history: HistoryService,
  ) {}

  /** Instant. */
  now(): string {
    return this.clock.now();
  }

  /** The last write before the final dot: from then on nobody can know whether the mail has left. */
  async handOver({ id, kind, attempts, initiativeId }: MailRow, address: string): Promise<void> {
    const recipient = this.history.digest(address.toLowerCase());
    const cells = { kind, sent_at: this.clock.now(), recipient_digest: recipient };
    const held = { id, attempts, state: 'sending' };
    const written = await this.writes.run(initiativeId, ({ manager }) =>
      updateRows(manager, 'mail', cells, held),
    );
    if (written !== 1) throw new Error('Another process has taken up this mail.');
  }

  /** Stores how a try ended; `stopping` gives a mail back that the end of the service kept from being tried. */
  async finish(mail: MailRow, delivery: Delivery | 'unwanted', stopping: boolean): Promise<MailChange> {
    const now = this.clock.now();
    const change = changeAfter(mail, delivery, now);
    const stored = stopping && change.state === 'queued' ? { ...change, dueAt: now } : change;
    await this.writes.run(mail.initiativeId, (transaction) =>
      this.states.change(transaction, mail, 'sending', stored),
    );
    return stored;
  }
}
