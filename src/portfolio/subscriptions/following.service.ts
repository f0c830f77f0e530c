import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../../accounts/person.entity.js';
import { later } from '../../accounts/session-span.js';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work.js';
import type { Language } from '../../language.js';
import { BY_FOLLOWER, Consents } from './consents.service.js';
import { FollowMails } from './follow-mails.service.js';
import { FollowPlan } from './follow-plan.service.js';
import { FollowerRow, SubscriptionRow } from './follower.entity.js';
import { digestUntil } from './half-year.js';
import { topicText, type Topic } from './topic.js';
import { hashOf } from './follow-links.service.js';

const DAY_MS = 24 * 3600_000;
/** What is not confirmed by then is forgotten. */
export const CONFIRM_MS = 7 * DAY_MS;
/** Mails that anybody can have sent to one address in a day by typing it. */
const MOST_ASKS = 3;

export interface Asked {
  readonly email: string;
  readonly language: Language;
  readonly topic: Topic;
  readonly textVersion: string;
}

/** Asking to follow, and confirming it by the mail that comes: nobody is written to who has not done both. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: Consents,
    private readonly mails: FollowMails,
    private readonly plan: FollowPlan,
  ) {}

  /** Answers nothing: whoever asks learns nothing about the address. Beyond a few times a day it does nothing. */
  async ask(asked: Asked): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.consents.hold(transaction);
      const { manager } = transaction;
      const addressDigest = this.consents.digestOf(asked.email);
      const aDayAgo = later(this.consents.now(), -DAY_MS);
      const followers = manager.getRepository(FollowerRow);
      const known = await followers.findOneBy({ addressDigest });
      const topic = topicText(asked.topic);
      const before =
        known && (await manager.getRepository(SubscriptionRow).findOneBy({ followerId: known.id, topic }));
      if (known && before?.confirmedAt) {
        return this.mails.sendLink(transaction, known, asked.language, { since: aDayAgo, most: MOST_ASKS });
      }
      if ((await this.consents.asks(manager, addressDigest, aDayAgo)) >= MOST_ASKS) return;
      const follower = known ?? (await this.begin(manager, asked, addressDigest));
      const subscription = await this.keep(transaction, follower, before, asked);
      await this.consents.write(transaction, subscription, 'asked', { addressDigest, actor: BY_FOLLOWER });
      await this.mails.sendConfirm(transaction, subscription, follower.personId);
    });
  }

  now(): string {
    return this.consents.now();
  }

  /** The subscription behind the link of a mail; null for a link that is unknown, or has ended. */
  find(token: string): Promise<SubscriptionRow | null> {
    return this.unitOfWork.read((manager) => this.live(manager, token));
  }

  /** Confirms it, once; as often as one likes to hear so. Answers null as `find`. */
  async confirm(token: string): Promise<SubscriptionRow | null> {
    return this.unitOfWork.run(async (transaction) => {
      await this.consents.hold(transaction);
      const { manager } = transaction;
      const subscription = await this.live(manager, token);
      if (!subscription || subscription.confirmedAt) return subscription;
      const follower = await manager
        .getRepository(FollowerRow)
        .findOneByOrFail({ id: subscription.followerId });
      const confirmedAt = this.consents.now();
      const change = { confirmedAt, since: digestUntil(confirmedAt).dueAt };
      await manager.getRepository(SubscriptionRow).update({ id: subscription.id }, change);
      await manager
        .getRepository(FollowerRow)
        .update({ id: follower.id }, { language: subscription.language });
      const by = { addressDigest: follower.addressDigest, actor: BY_FOLLOWER };
      await this.consents.write(transaction, subscription, 'confirmed', by);
      await this.plan.nextDigest(transaction, confirmedAt);
      return { ...subscription, ...change };
    });
  }

  private async live(manager: EntityManager, token: string): Promise<SubscriptionRow | null> {
    const row = await manager.getRepository(SubscriptionRow).findOneBy({ tokenHash: hashOf(token) });
    return row && (row.confirmedAt !== null || row.expiresAt > this.consents.now()) ? row : null;
  }

  private async begin(manager: EntityManager, asked: Asked, addressDigest: string): Promise<FollowerRow> {
    const [id, personId, createdAt] = [randomUUID(), randomUUID(), this.consents.now()];
    // A person of its own, even where a contact has the same address: one is erased without the other.
    const person = { id: personId, name: '', email: asked.email, post: null, phone: null, createdAt };
    await manager.getRepository(PersonRow).insert(person);
    const tokenHash = this.mails.links.followerHash(id);
    const row = { id, personId, addressDigest, tokenHash, language: asked.language, createdAt };
    await manager.getRepository(FollowerRow).insert(row);
    return row;
  }

  private async keep(
    transaction: Transaction,
    follower: FollowerRow,
    before: SubscriptionRow | null,
    { language, topic, textVersion }: Asked,
  ): Promise<SubscriptionRow> {
    const rows = transaction.manager.getRepository(SubscriptionRow);
    const askedAt = this.consents.now();
    const now = { language, textVersion, askedAt, expiresAt: later(askedAt, CONFIRM_MS) };
    const id = before?.id ?? randomUUID();
    await this.plan.lapse(transaction, id, now.expiresAt);
    if (before) {
      const change = { ...now, asks: before.asks + 1 };
      await rows.update({ id }, change);
      return { ...before, ...change };
    }
    const row = {
      id,
      followerId: follower.id,
      topic: topicText(topic),
      initiativeId: topic.kind === 'initiative' ? topic.initiativeId : null,
      tokenHash: this.mails.links.confirmHash(id),
      ...now,
      asks: 1,
      confirmedAt: null,
      since: null,
    };
    await rows.insert(row);
    return row;
  }
}
