import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { HistoryLine } from '../history/history-line.js';
import { HistoryReadingService } from '../history/history-reading.service.js';
import { ActorNames } from './actor-names.service.js';
import { Places } from './places.service.js';

/** What the audit page is asked for; what is empty narrows nothing. */
export interface AuditAsked {
  /** Part of a name, in whatever case. */
  readonly who: string;
  /** Such as `response.submitted`. */
  readonly what: string;
  readonly initiative: string;
  /** Civil days in UTC, both included. */
  readonly from: string;
  readonly to: string;
}

export interface AuditLine {
  readonly line: HistoryLine;
  readonly who: string;
  /** Code of the initiative; null for what belongs to none. */
  readonly initiative: string | null;
}

/** Reads all chains at once, with names and codes. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryReadingService,
    private readonly names: ActorNames,
    private readonly places: Places,
  ) {}

  async list(
    asked: AuditAsked,
    page: { readonly skip: number; readonly pageSize: number },
  ): Promise<{ readonly items: readonly AuditLine[]; readonly total: number }> {
    const codes = await this.places.codes();
    const chain =
      asked.initiative === '' ? undefined : [...codes].find(([, code]) => code === asked.initiative)?.[0];
    const actors = asked.who === '' ? undefined : await this.actorsNamed(asked.who);
    const isNothing = (asked.initiative !== '' && chain === undefined) || actors?.length === 0;
    if (isNothing) return { items: [], total: 0 };
    const { items, total } = await this.history.list(
      {
        ...(chain === undefined ? {} : { chain }),
        ...(actors === undefined ? {} : { actors }),
        ...(asked.what === '' ? {} : { what: asked.what }),
        ...(asked.from === '' ? {} : { from: `${asked.from}T00:00:00.000Z` }),
        ...(asked.to === '' ? {} : { to: `${asked.to}T23:59:59.999Z` }),
      },
      page,
    );
    const names = await this.unitOfWork.read((manager) =>
      this.names.of(
        manager,
        items.map(({ actor }) => actor),
      ),
    );
    return {
      total,
      items: items.map((line) => ({
        line,
        who: names.get(line.actor) ?? line.actor,
        initiative: codes.get(line.chain) ?? null,
      })),
    };
  }

  /** Kinds of lines there are, and codes of initiatives, to choose from. */
  async choices(): Promise<{ readonly kinds: readonly string[]; readonly initiatives: readonly string[] }> {
    const rows = await this.unitOfWork.read(
      (manager) => query<{ what: string }>(manager)`SELECT DISTINCT what FROM history ORDER BY what`,
    );
    const codes = await this.places.codes();
    return { kinds: rows.map(({ what }) => what), initiatives: [...codes.values()].toSorted() };
  }

  /** Everybody who has done something and whose name holds these words, and names the history itself uses. */
  private async actorsNamed(words: string): Promise<readonly string[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<{ actor: string }>(manager)`SELECT DISTINCT actor FROM history`;
      const actors = rows.map(({ actor }) => actor);
      const names = await this.names.of(manager, actors);
      const wanted = words.toLowerCase();
      return actors.filter((actor) => (names.get(actor) ?? actor).toLowerCase().includes(wanted));
    });
  }
}
