import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { execute, insertRows, query } from '../../database/statements.js';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work.js';
import { HistoryService } from '../../history/history.service.js';
import { PublishedReports, type PublishedReport } from '../../reports/published-reports.service.js';
import { newsFor, type News, type Told } from './digest.js';
import { FollowMails } from './follow-mails.service.js';
import { FollowerRow, SubscriptionRow } from './follower.entity.js';
import { digestNumber } from './half-year.js';
import { topicOf } from './topic.js';

/** Followers whose digests are made in one transaction. */
const BATCH = 200;

/** Makes the digests of a half-year: what is new to each follower, and a mail where there is anything. */
@Injectable()
export class DigestMaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly published: PublishedReports,
    private readonly mails: FollowMails,
  ) {}

  /** Bears running twice, and being interrupted: what somebody has been told is news to them no more, by a mail that may have left. */
  async make(day: string): Promise<void> {
    let after: string | null = '';
    while (after !== null) {
      const from: string = after;
      after = await this.unitOfWork.run((transaction) => this.makeBatch(transaction, day, from));
    }
  }

  /** Answers the last follower of a full batch; null at the end. */
  private async makeBatch(transaction: Transaction, day: string, after: string): Promise<string | null> {
    // Who leaves meanwhile waits, and so does who confirms.
    await this.history.hold(transaction, 'service');
    const { manager } = transaction;
    const followers = await manager
      .getRepository(FollowerRow)
      .find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: BATCH });
    const reports = await this.published.listIn(manager);
    await this.forgetUntold(manager, followers, day);
    const news = await this.newsOf(manager, followers, reports);
    const rows = [...news].flatMap(([id, own]) =>
      own.map(({ report, corrects }) => [id, report.versionId, day, corrects ? 1 : 0]),
    );
    if (rows.length > 0) {
      const columns = ['follower_id', 'version_id', 'digest', 'corrects'];
      await insertRows(manager, 'subscription_news', columns, rows);
      for (const follower of followers)
        if (news.get(follower.id)?.length) await this.mails.sendDigest(transaction, follower, day);
      await this.history.record(transaction, {
        chain: 'service',
        actor: 'system',
        what: 'digest.queued',
        subject: day,
        details: { mails: new Set(rows.map(([id]) => id)).size, news: rows.length },
      });
    }
    return followers.length === BATCH ? (followers.at(-1)?.id ?? null) : null;
  }

  /** What an earlier digest was to tell that never left, or was taken back, is news still. */
  private async forgetUntold(
    manager: EntityManager,
    followers: readonly FollowerRow[],
    day: string,
  ): Promise<void> {
    const ids = followers.map(({ id }) => id);
    if (ids.length === 0) return;
    const earlier = await query<{ digest: string }>(manager)`SELECT DISTINCT digest FROM subscription_news
      WHERE follower_id IN (${ids}) AND digest <> ${day}`;
    for (const { digest } of earlier) {
      await execute(
        manager,
      )`DELETE FROM subscription_news WHERE follower_id IN (${ids}) AND digest = ${digest}
        AND follower_id IN (SELECT subject_id FROM mail WHERE kind = 'digest' AND number = ${digestNumber(digest)}
          AND state IN ('failed', 'cancelled'))`;
    }
  }

  private async newsOf(
    manager: EntityManager,
    followers: readonly FollowerRow[],
    reports: readonly PublishedReport[],
  ): Promise<ReadonlyMap<string, readonly News<PublishedReport>[]>> {
    const ids = followers.map(({ id }) => id);
    if (ids.length === 0) return new Map();
    const subscriptions = await manager
      .getRepository(SubscriptionRow)
      .findBy({ followerId: In(ids), confirmedAt: Not(IsNull()) });
    const told = await query<Told & { id: string }>(manager)`SELECT n.follower_id AS id,
        n.version_id AS "versionId", v.exercise_id AS "exerciseId"
      FROM subscription_news n JOIN report_version v ON v.id = n.version_id WHERE n.follower_id IN (${ids})`;
    return new Map(
      ids.map((id) => {
        const followed = subscriptions
          .filter(({ followerId }) => followerId === id)
          .map(({ topic, since }) => ({ topic: topicOf(topic), since: since ?? '' }));
        return [
          id,
          newsFor(
            followed,
            told.filter((one) => one.id === id),
            reports,
          ),
        ];
      }),
    );
  }
}
