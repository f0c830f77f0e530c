import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { PublishedReports } from '../../reports/published-reports.service.js';
import { newsFor } from './digest.js';
import { DigestReading } from './digest-reading.service.js';
import { FollowerReading, type Followers } from './follower-reading.service.js';
import { digestUntil } from './half-year.js';
import { DIGEST_TEXT, wordDigest } from './mails/digest-mail.js';
import { topicsInLine } from './topic-words.js';
import type { NamedTopic } from './topic.js';

/** Numbers of followers, and the next digest as it would read. */
@Injectable()
export class FollowersDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly published: PublishedReports,
    private readonly reading: DigestReading,
    private readonly followers: FollowerReading,
  ) {}

  counts(): Promise<readonly Followers[]> {
    return this.followers.counts();
  }

  totals() {
    return this.followers.totals();
  }

  /** To somebody who has followed every window since the last digest; null where nothing is new. `now` is an instant. */
  async preview(language: Language, now: string): Promise<MailContent | null> {
    const reports = await this.unitOfWork.read((manager) => this.published.listIn(manager));
    const windows = [...new Set(reports.map(({ window }) => window))];
    const since = digestUntil(now).dueAt;
    const followed = windows.map((window) => ({ topic: { kind: 'window', window } as const, since }));
    const news = newsFor(followed, [], reports);
    if (news.length === 0) return null;
    const topics = windows.map((window): NamedTopic => ({ kind: 'window', topic: '', window }));
    const manage = this.reading.links.address('/subscriptions/…');
    const facts = {
      entries: await this.reading.entries(news, language),
      topics: topicsInLine(language, topics),
      all: this.reading.links.address(`/reports?lang=${language}`),
      leaving: { manage, unsubscribe: manage },
    };
    return wordDigest(facts, DIGEST_TEXT.words[language], language);
  }
}
