import { Injectable } from '@nestjs/common';
import { PersonRow } from '../../accounts/person.entity.js';
import { updateRows } from '../../database/statements.js';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work.js';
import { OutboxService } from '../../mail/outbox.service.js';
import { BY_FOLLOWER, Consents } from './consents.service.js';
import { hashOf } from './follow-links.service.js';
import { FollowerRow, SubscriptionNewsRow, SubscriptionRow, type ConsentAct } from './follower.entity.js';

interface Ending {
  readonly act: ConsentAct;
  readonly actor: string;
}

/** The end of subscriptions: the mails end at once, and with the last one the address goes. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: Consents,
    private readonly outbox: OutboxService,
  ) {}

  /** Leaves one subscription, or all; a link that is nobody's changes nothing and is answered alike. */
  leave(token: string, subscriptionId: string | 'all'): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      await this.consents.hold(transaction);
      const tokenHash = hashOf(token);
      const follower = await transaction.manager.getRepository(FollowerRow).findOneBy({ tokenHash });
      if (!follower) return;
      const all = await this.subscriptionsOf(transaction, follower);
      const ended = all.filter(({ id }) => subscriptionId === 'all' || id === subscriptionId);
      await this.end(transaction, follower, ended, { act: 'withdrawn', actor: BY_FOLLOWER });
    });
  }

  /** Forgets an address for somebody who has asked the programme to, whether or not it followed anything. */
  erase(email: string, actor: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      await this.consents.hold(transaction);
      const addressDigest = this.consents.digestOf(email);
      const follower = await transaction.manager.getRepository(FollowerRow).findOneBy({ addressDigest });
      if (!follower) return;
      const all = await this.subscriptionsOf(transaction, follower);
      await this.end(transaction, follower, all, { act: 'erased', actor });
    });
  }

  /** Ends what was not confirmed in time; false where it was, was asked for again, or is gone already. */
  lapse(subscriptionId: string): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      await this.consents.hold(transaction);
      const { manager } = transaction;
      const row = await manager.getRepository(SubscriptionRow).findOneBy({ id: subscriptionId });
      if (!row || row.confirmedAt !== null || row.expiresAt > this.consents.now()) return false;
      const follower = await manager.getRepository(FollowerRow).findOneByOrFail({ id: row.followerId });
      await this.end(transaction, follower, [row], { act: 'lapsed', actor: 'system' });
      return true;
    });
  }

  /** Leaves everything, asked for by mail; whoever has left already has nothing left to leave. */
  async leaveIn(transaction: Transaction, followerId: string): Promise<void> {
    await this.endAll(transaction, followerId, { act: 'withdrawn', actor: BY_FOLLOWER });
  }

  /** Ends everything of somebody whom the mail server does not know: nobody is there who could leave. */
  async unreachable(transaction: Transaction, followerId: string): Promise<void> {
    await this.endAll(transaction, followerId, { act: 'returned', actor: 'system' });
  }

  private async endAll(transaction: Transaction, followerId: string, why: Ending): Promise<void> {
    await this.consents.hold(transaction);
    const follower = await transaction.manager.getRepository(FollowerRow).findOneBy({ id: followerId });
    if (!follower) return;
    await this.end(transaction, follower, await this.subscriptionsOf(transaction, follower), why);
  }

  private subscriptionsOf({ manager }: Transaction, { id }: FollowerRow): Promise<SubscriptionRow[]> {
    return manager.getRepository(SubscriptionRow).find({ where: { followerId: id }, order: { id: 'ASC' } });
  }

  private async end(
    transaction: Transaction,
    follower: FollowerRow,
    ended: readonly SubscriptionRow[],
    { act, actor }: Ending,
  ): Promise<void> {
    const rows = transaction.manager.getRepository(SubscriptionRow);
    const by = { addressDigest: follower.addressDigest, actor };
    for (const subscription of ended) {
      await this.consents.write(transaction, subscription, act, by);
      await rows.delete({ id: subscription.id });
      await this.outbox.cancel(transaction, { subjectId: subscription.id, kinds: ['follow-confirm'] });
    }
    if (ended.length > 0 && (await rows.countBy({ followerId: follower.id })) === 0)
      await this.forget(transaction, follower);
  }

  private async forget(transaction: Transaction, { id, personId }: FollowerRow): Promise<void> {
    const { manager } = transaction;
    await this.outbox.cancel(transaction, { subjectId: id, kinds: ['digest', 'follow-link'] });
    await manager.getRepository(SubscriptionNewsRow).delete({ followerId: id });
    await manager.getRepository(FollowerRow).delete({ id });
    // What a mail server said may name the address.
    await updateRows(manager, 'mail', { server_words: null }, { person_id: personId });
    // Mails that were sent point to the person: its row stays, empty.
    await manager.getRepository(PersonRow).update({ id: personId }, { name: '', email: null });
  }
}
