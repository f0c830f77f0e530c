import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { query } from '../../database/statements.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Language } from '../../language.js';
import { hashOf } from './follow-links.service.js';
import { FollowTopics } from './follow-topics.service.js';
import { FollowerRow, SubscriptionRow } from './follower.entity.js';
import type { NamedTopic } from './topic.js';

/** What somebody follows. */
export interface Following {
  readonly language: Language;
  readonly subscriptions: readonly { readonly id: string; readonly topic: NamedTopic }[];
}

/** How many follow a topic. */
export interface Followers {
  readonly topic: NamedTopic;
  readonly confirmed: number;
}

/** Reads who follows what: to the follower by the link, to managers in numbers only. */
@Injectable()
export class FollowerReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: FollowTopics,
  ) {}

  /** Null for a link that is nobody's, or whose owner has left. */
  async byToken(token: string): Promise<Following | null> {
    return this.unitOfWork.read(async (manager) => {
      const follower = await manager.getRepository(FollowerRow).findOneBy({ tokenHash: hashOf(token) });
      if (!follower) return null;
      const rows = await manager
        .getRepository(SubscriptionRow)
        .find({ where: { followerId: follower.id, confirmedAt: Not(IsNull()) }, order: { id: 'ASC' } });
      const named = await this.topics.named(
        manager,
        rows.map(({ topic }) => topic),
      );
      const subscriptions = rows.flatMap(({ id, topic: text }) => {
        const topic = named.find((one) => one.topic === text);
        return topic ? [{ id, topic }] : [];
      });
      return { language: follower.language, subscriptions };
    });
  }

  /** Topics by number of followers. */
  async counts(): Promise<readonly Followers[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<{ topic: string; count: number | string }>(manager)`SELECT topic,
        COUNT(*) AS count FROM subscription WHERE confirmed_at IS NOT NULL GROUP BY topic`;
      const count = new Map(rows.map((row) => [row.topic, Number(row.count)]));
      const named = await this.topics.named(manager, [...count.keys()]);
      return named
        .map((topic) => ({ topic, confirmed: count.get(topic.topic) ?? 0 }))
        .toSorted((a, b) => b.confirmed - a.confirmed || a.topic.topic.localeCompare(b.topic.topic));
    });
  }

  /** Addresses that follow anything, and what has been asked for and not confirmed yet. */
  async totals(): Promise<{ readonly followers: number; readonly waiting: number }> {
    return this.unitOfWork.read(async (manager) => {
      const [followers] = await query<{ count: number | string }>(manager)`SELECT
        COUNT(DISTINCT follower_id) AS count FROM subscription WHERE confirmed_at IS NOT NULL`;
      const [waiting] = await query<{ count: number | string }>(manager)`SELECT COUNT(*) AS count
        FROM subscription WHERE confirmed_at IS NULL`;
      return { followers: Number(followers?.count ?? 0), waiting: Number(waiting?.count ?? 0) };
    });
  }
}
