import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { query } from '../../database/statements.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Language } from '../../language.js';
import { publicReportPath } from '../../reports/pages/public-report-page.js';
import { PublishedReports, type PublishedReport } from '../../reports/published-reports.service.js';
import type { News } from './digest.js';
import { FollowLinks } from './follow-links.service.js';
import { FollowTopics } from './follow-topics.service.js';
import { FollowerRow, SubscriptionRow } from './follower.entity.js';
import type { DigestEntry, DigestFacts } from './mails/digest-mail.js';
import { topicsInLine } from './topic-words.js';
import { covers, topicOf } from './topic.js';

/** What a digest says when it is sent: of what was new when it was made, what is still served and followed. */
@Injectable()
export class DigestReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly published: PublishedReports,
    private readonly topics: FollowTopics,
    readonly links: FollowLinks,
  ) {}

  /** Null where nothing is left to be told. */
  async of(followerId: string, day: string, language: Language): Promise<DigestFacts | null> {
    const found = await this.unitOfWork.read(async (manager) => {
      const followed = await this.followed(manager, followerId);
      const news = await this.newsOf(manager, followerId, day);
      const wanted = news.filter(({ report }) => followed.some((topic) => covers(topicOf(topic), report)));
      return { wanted, topics: await this.topics.named(manager, followed) };
    });
    if (found.wanted.length === 0) return null;
    return {
      entries: await this.entries(found.wanted, language),
      topics: topicsInLine(language, found.topics),
      all: this.links.address(`/reports?lang=${language}`),
      leaving: { manage: this.links.manage(followerId), unsubscribe: this.links.leave(followerId) },
    };
  }

  /** Does somebody follow anything, confirmed? In words; null for nobody. */
  async topicsOf(followerId: string, language: Language): Promise<string | null> {
    return this.unitOfWork.read(async (manager) => {
      const followed = await this.followed(manager, followerId);
      if (followed.length === 0) return null;
      return topicsInLine(language, await this.topics.named(manager, followed));
    });
  }

  /** One topic in words. */
  topicIn(topic: string, language: Language): Promise<string> {
    return this.unitOfWork.read(async (manager) =>
      topicsInLine(language, await this.topics.named(manager, [topic])),
    );
  }

  /** What is awaited in a mail that asks for a confirmation; null where it is confirmed, or gone. */
  async toConfirm(subscriptionId: string, language: Language, now: string) {
    return this.unitOfWork.read(async (manager) => {
      const row = await manager.getRepository(SubscriptionRow).findOneBy({ id: subscriptionId });
      if (!row || row.confirmedAt !== null || row.expiresAt <= now) return null;
      const topic = topicsInLine(language, await this.topics.named(manager, [row.topic]));
      return { topic, expiresAt: row.expiresAt, link: this.links.confirm(subscriptionId) };
    });
  }

  /** The reports in the words of a digest. */
  entries(news: readonly News<PublishedReport>[], language: Language): Promise<DigestEntry[]> {
    return Promise.all(
      news.map(async ({ report, corrects }) => {
        const { acronym, code, year, number, note, versionId } = report;
        const { title } = await this.published.headline(versionId, language);
        return {
          initiative: acronym,
          year,
          result: title,
          correction: corrects ? { number, note } : null,
          url: this.links.address(`${publicReportPath(code, year)}?lang=${language}`),
        };
      }),
    );
  }

  private async followed(manager: EntityManager, followerId: string): Promise<readonly string[]> {
    const exists = await manager.getRepository(FollowerRow).existsBy({ id: followerId });
    if (!exists) return [];
    const rows = await manager
      .getRepository(SubscriptionRow)
      .find({ where: { followerId, confirmedAt: Not(IsNull()) }, order: { confirmedAt: 'ASC', id: 'ASC' } });
    return rows.map(({ topic }) => topic);
  }

  private async newsOf(
    manager: EntityManager,
    followerId: string,
    day: string,
  ): Promise<readonly News<PublishedReport>[]> {
    const told = await query<{ versionId: string; corrects: number }>(
      manager,
    )`SELECT version_id AS "versionId",
      corrects FROM subscription_news WHERE follower_id = ${followerId} AND digest = ${day}`;
    if (told.length === 0) return [];
    const corrects = new Map(told.map((one) => [one.versionId, one.corrects === 1]));
    const served = await this.published.listIn(manager);
    return served.flatMap((report) => {
      const one = corrects.get(report.versionId);
      return one === undefined ? [] : [{ report, corrects: one }];
    });
  }
}
