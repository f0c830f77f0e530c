import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InvitationChanges } from './invitation-changes.service.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { LinkGate } from './link-gate.service.js';

/** What a partner's browser gets for a link. */
export interface Entered {
  /** Value of the session's cookie. */
  readonly cookie: string;
  readonly language: string;
}

/**
 * What partners do with their links; `address` is where the request came from. Of a token that opens nothing everybody
 * is told the same, and after twenty of them in a minute from one address it is refused (problem `too-many-tries`).
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly gate: LinkGate,
    private readonly changes: InvitationChanges,
  ) {}

  /** Who a link is for; null where it opens nothing. Has no effect: mail scanners follow links. */
  arrive(token: string, address: string): Promise<WholeInvitation | null> {
    return this.gate.live(token, address);
  }

  /** Swaps a link for a session; null where it opens nothing. */
  async enter(token: string, address: string): Promise<Entered | null> {
    const whole = await this.gate.live(token, address);
    if (!whole) return null;
    const { invitation, language } = whole;
    if (!invitation.enteredAt) {
      await this.unitOfWork.run((transaction) => this.changes.markEntered(transaction, whole));
    }
    const cookie = await this.accounts.startSession({ invitationId: invitation.id, language });
    return { cookie, language };
  }

  /** Sends the link again to the address on file; the caller cannot see whether there was one to send. */
  async requestNewLink(token: string, address: string): Promise<void> {
    const whole = await this.gate.known(token, address);
    if (!whole?.live) return;
    await this.unitOfWork.run((transaction) => this.changes.sendAgain(transaction, whole));
  }
}
