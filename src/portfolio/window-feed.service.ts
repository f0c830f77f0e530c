import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { senderOf } from '../mail/mail-kind.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarReading } from './calendar-reading.service.js';
import { windowFeed } from './window-feed.js';

/** What a calendar program gets for a token. */
@Injectable()
export class WindowFeedService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly feeds: CalendarFeeds,
    private readonly reading: CalendarReading,
  ) {}

  /** Null where the token opens nothing, or its person reaches nothing of the window any more. */
  async of(token: string): Promise<string | null> {
    const feed = await this.feeds.live(token);
    if (!feed) return null;
    const now = this.clock.now();
    const rows = await this.reading.of(feed, feed.window, now);
    if (!rows) return null;
    const { publicUrl, mailFrom } = this.config;
    const { window, language } = feed;
    return windowFeed({ window, language, rows, now, publicUrl, sender: senderOf(mailFrom) });
  }
}
