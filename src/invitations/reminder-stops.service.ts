import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { TriesService } from '../accounts/tries.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { StopChanges } from './stop-changes.service.js';

/**
 * Stops the reminders of one person in one exercise, and nothing else: it is no refusal, and their link stays. The
 * address of it holds a key of its own, so that it opens no questionnaire.
 */
@Injectable()
export class ReminderStops {
  private readonly secret: Buffer;
  private readonly publicUrl: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: StopChanges,
    private readonly tries: TriesService,
  ) {
    this.secret = config.keys.links;
    this.publicUrl = config.publicUrl;
  }

  urlOf(invitationId: string): string {
    return `${this.publicUrl}/reminders/${invitationId}/${this.keyOf(invitationId)}`;
  }

  /** The invitation that an address is about; null where it is wrong. Wrong ones are counted by where they came from. */
  async find(invitationId: string, key: string, address: string): Promise<WholeInvitation | null> {
    await this.tries.assertFew('reminders', address);
    const isOurs = this.matches(invitationId, key);
    const found = isOurs ? await this.changes.find(invitationId) : null;
    if (!found) await this.tries.count('reminders', address);
    return found;
  }

  async set(invitationId: string, stopped: boolean): Promise<void> {
    await this.unitOfWork.run((transaction) => this.changes.set(transaction, invitationId, stopped));
  }

  /** Asked for by mail. */
  stopIn(transaction: Transaction, invitationId: string): Promise<void> {
    return this.changes.set(transaction, invitationId, true);
  }

  private keyOf(invitationId: string): string {
    return createHmac('sha256', this.secret).update(`reminders:${invitationId}`).digest('base64url');
  }

  private matches(invitationId: string, key: string): boolean {
    const [expected, given] = [Buffer.from(this.keyOf(invitationId)), Buffer.from(key)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
