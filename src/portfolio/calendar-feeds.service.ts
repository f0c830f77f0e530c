import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorOf, type Grant, type StaffVisitor } from '../accounts/access.js';
import { staffOfSession } from '../accounts/session-lookup.service.js';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { isLanguage, type Language } from '../language.js';
import { CalendarFeedRow } from './calendar-feed.entity.js';

/** Whose calendar an address opens, and what they may see now. */
export interface LiveFeed {
  readonly window: number;
  readonly language: Language;
  readonly grants: readonly Grant[];
}

type OfStaff = Pick<StaffVisitor, 'kind' | 'staffId' | 'hasAccount'>;

/**
 * Secret addresses of window calendars, one for each person and window. As with personal links, the token is derived from
 * the row and a key of its own purpose, and only its hash is kept; what it shows is asked anew at every request.
 */
@Injectable()
export class CalendarFeeds {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
  ) {}

  /** Null where there is none yet. */
  async addressOf(staff: OfStaff, window: number): Promise<string | null> {
    const row = await this.unitOfWork.read((manager) => feedOf(manager, staff, window));
    return row && `${this.config.publicUrl}/calendar/${this.tokenOf(row)}.ics`;
  }

  /** Makes an address, or another in place of the one there was, which ends. */
  async renew(staff: StaffVisitor, window: number, language: Language): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      await this.history.hold(transaction, 'service');
      const before = await feedOf(manager, staff, window);
      const { id, generation } = before
        ? { id: before.id, generation: before.generation + 1 }
        : { id: randomUUID(), generation: 1 };
      const tokenHash = sha256(this.tokenOf({ id, generation }));
      const rows = manager.getRepository(CalendarFeedRow);
      const renewed = { generation, tokenHash, language };
      if (before) await rows.update({ id }, renewed);
      else {
        await rows.insert({
          ...{ id, windowYear: window, staffId: staff.staffId, createdAt: this.clock.now(), ...renewed },
          staffKind: staff.hasAccount ? 'account' : 'token',
        });
      }
      await this.history.record(transaction, {
        chain: 'service',
        actor: actorOf(staff),
        what: before ? 'calendar.renewed' : 'calendar.subscribed',
        subject: id,
        details: { window, generation },
      });
    });
  }

  /** Nothing where there is none. */
  async end(staff: StaffVisitor, window: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, 'service');
      const row = await feedOf(transaction.manager, staff, window);
      if (!row) return;
      await transaction.manager.getRepository(CalendarFeedRow).delete({ id: row.id });
      await this.history.record(transaction, {
        chain: 'service',
        actor: actorOf(staff),
        what: 'calendar.ended',
        subject: row.id,
        details: { window },
      });
    });
  }

  /** What a token opens; null where it was never one, was replaced, or its person's access has ended. */
  async live(token: string): Promise<LiveFeed | null> {
    return this.unitOfWork.read(async (manager) => {
      const row = await manager.getRepository(CalendarFeedRow).findOneBy({ tokenHash: sha256(token) });
      if (!row) return null;
      const isAccount = row.staffKind === 'account';
      const staff = await staffOfSession(manager, {
        accountId: isAccount ? row.staffId : null,
        accessTokenId: isAccount ? null : row.staffId,
        language: row.language,
      });
      if (!staff) return null;
      const language = isLanguage(staff.language) ? staff.language : row.language;
      return { window: row.windowYear, language, grants: staff.grants };
    });
  }

  private tokenOf({ id, generation }: Pick<CalendarFeedRow, 'id' | 'generation'>): string {
    return createHmac('sha256', this.config.keys.calendars).update(`${id}:${generation}`).digest('base64url');
  }
}

function feedOf(manager: EntityManager, { staffId }: OfStaff, window: number) {
  return manager.getRepository(CalendarFeedRow).findOneBy({ staffId, windowYear: window });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
