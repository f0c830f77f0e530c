import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { Clock } from '../clock.service.js';
import type { RestorationRow } from '../database/restoration.entity.js';
import { Restorations } from '../database/restorations.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** Mails of a kind that wait: those that may have been sent already where the backup was made, and later ones. */
export interface WaitingKind {
  readonly kind: string;
  readonly earlier: number;
  readonly since: number;
}

/** What a manager decides on. */
export interface RestoredState {
  readonly restoration: RestorationRow;
  /** Name of who has confirmed it; null where nobody has, or it is not known any more. */
  readonly confirmedBy: string | null;
  /** The most first. */
  readonly mails: readonly WaitingKind[];
  /** Pieces of work that have fallen due and are not done yet. */
  readonly due: number;
}

/** An instance out of a backup, as its page shows it. */
@Injectable()
export class RestoredReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly restorations: Restorations,
    private readonly names: ActorNames,
    private readonly clock: Clock,
  ) {}

  /** Null where nothing was ever restored. */
  async state(): Promise<RestoredState | null> {
    const now = this.clock.now();
    return this.unitOfWork.read(async (manager) => {
      const restoration = await this.restorations.latest(manager);
      if (!restoration) return null;
      const until = restoration.caughtUpAt ?? now;
      const mails = await query<WaitingKind>(manager)`
        SELECT kind, CAST(SUM(CASE WHEN created_at <= ${until} THEN 1 ELSE 0 END) AS integer) AS earlier,
          CAST(SUM(CASE WHEN created_at > ${until} THEN 1 ELSE 0 END) AS integer) AS since
        FROM mail WHERE state = 'queued' OR (state = 'sending' AND sent_at IS NULL)
        GROUP BY kind ORDER BY COUNT(*) DESC, kind`;
      const [due] = await query<{ count: number }>(manager)`
        SELECT CAST(COUNT(*) AS integer) AS count FROM job
        WHERE state IN ('due', 'running') AND due_at <= ${now}`;
      const actor = restoration.confirmedBy;
      const confirmedBy = actor === null ? null : (await this.names.of(manager, [actor])).get(actor);
      return { restoration, confirmedBy: confirmedBy ?? null, mails, due: due?.count ?? 0 };
    });
  }
}
