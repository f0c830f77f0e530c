import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { Places } from '../accounts/places.service.js';
import type { Reach } from '../accounts/reach.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { MailContent } from './mail-kind.js';
import { MailRow, type MailState } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

type Hidden = 'personId' | 'params' | 'initiativeId' | 'earlierAttempts' | 'recipientDigest';

/** States of a mail that has not left: it reads as it would leave now. */
const WAITING: readonly MailState[] = ['queued', 'sending'];

/** A mail without its content. */
export type MailSummary = Omit<MailRow, Hidden> & {
  /** The address; empty once the person has been erased, and of mails that are private. */
  readonly to: string;
  readonly toName: string;
};

/** The outbox as staff see it. */
@Injectable()
export class OutboxReadingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
    private readonly places: Places,
  ) {}

  async list(asked: {
    readonly skip: number;
    readonly pageSize: number;
    readonly state?: MailState | undefined;
    readonly kind?: string | undefined;
    readonly reach: Reach;
  }): Promise<{ readonly items: readonly MailSummary[]; readonly total: number }> {
    const reached = await this.places.idsReached(asked.reach);
    return this.unitOfWork.read(async (manager) => {
      const [rows, total] = await manager.getRepository(MailRow).findAndCount({
        where: {
          ...(asked.state === undefined ? {} : { state: asked.state }),
          ...(asked.kind === undefined ? {} : { kind: asked.kind }),
          ...(reached === null ? {} : { initiativeId: In([...reached]) }),
        },
        order: { createdAt: 'DESC', id: 'ASC' },
        skip: asked.skip,
        take: asked.pageSize,
      });
      return { items: this.withoutReaders(await summaries(manager, rows)), total };
    });
  }

  /** Problem `not-found` where there is none, it is private, not reached, or its person has been erased. */
  async read(id: string, actor: string, reach: Reach): Promise<MailSummary & MailContent> {
    const reached = await this.places.idsReached(reach);
    const found = await this.unitOfWork.read(async (manager) => {
      const row = await manager.getRepository(MailRow).findOneBy({ id });
      const facts = row && (await this.outbox.factsOf(manager, row));
      return row && facts ? { row, facts, summary: (await summaries(manager, [row]))[0] } : null;
    });
    const kind = found && this.outbox.kindOf(found.row);
    if (!found?.summary || !kind || kind.isPrivate || reached?.includes(found.row.initiativeId) === false)
      throw new Problem('not-found');
    const { row, facts } = found;
    const fitting = WAITING.includes(row.state) ? await this.outbox.fitting(kind, facts) : kind;
    const { letter: _letter, ...content } = await this.outbox.write(fitting, row, facts);
    await this.unitOfWork.run((transaction) =>
      this.history.record(transaction, {
        chain: found.row.initiativeId,
        actor,
        what: 'mail.viewed',
        subject: id,
        details: { kind: found.row.kind },
      }),
    );
    return { ...found.summary, ...content };
  }

  private withoutReaders(mails: readonly MailSummary[]): readonly MailSummary[] {
    return mails.map((mail) =>
      this.outbox.kindOf(mail)?.isPrivate ? { ...mail, to: '', toName: '', serverWords: null } : mail,
    );
  }
}

async function summaries(manager: EntityManager, rows: readonly MailRow[]): Promise<MailSummary[]> {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const people = ids.length > 0 ? await manager.getRepository(PersonRow).findBy({ id: In(ids) }) : [];
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => {
    const {
      personId,
      params: _p,
      initiativeId: _i,
      earlierAttempts: _e,
      recipientDigest: _r,
      ...summary
    } = row;
    const person = byId.get(personId);
    return { ...summary, to: person?.email ?? '', toName: person?.name ?? '' };
  });
}
