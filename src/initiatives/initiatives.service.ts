import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { Clock } from '../clock.service.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { timeOrderedId } from '../database/time-ordered-id.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { changesInUse, type PartnershipInUse } from './changes-in-use.js';
import { reachedInitiatives } from './initiative-places.service.js';
import { documentOf, initiativeOfRows } from './initiative-rows.js';
import { InitiativeRow } from './initiative.entity.js';
import type { Contact, Initiative } from './initiative.js';
import { PeopleService } from './people.service.js';

/** An initiative with what the database adds to it. */
export interface StoredInitiative {
  readonly id: string;
  readonly revision: number;
  readonly initiative: Initiative;
}

/** Finds the exercises under way of an initiative; offered by `exercises/`, which this folder does not know. */
export type UsageLookup = (
  manager: EntityManager,
  initiativeId: string,
) => Promise<readonly PartnershipInUse[]>;

/** Initiatives with their entities, contacts and officer. */
@Injectable()
export class InitiativesService {
  private usage: UsageLookup = () => Promise.resolve([]);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly people: PeopleService,
  ) {}

  useUsageLookup(usage: UsageLookup): void {
    this.usage = usage;
  }

  /** Problem `already-exists` where the code is taken. */
  async create(initiative: Initiative, actor: string): Promise<StoredInitiative> {
    const id = timeOrderedId(this.clock.now(), randomUUID());
    try {
      return await this.unitOfWork.run(async (transaction) => {
        const officerId = await this.people.saveOfficer(transaction, initiative.officer, null);
        await transaction.manager.getRepository(InitiativeRow).insert({
          id,
          ...columnsOf(initiative),
          officerId,
          revision: 1,
          createdAt: this.clock.now(),
        });
        await this.record(transaction, 'initiative.created', { id, revision: 1, initiative }, actor);
        await this.saveContacts(transaction, { id, initiative, actor });
        return this.loadIn(transaction.manager, id);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new Problem('already-exists', {
        detail: `An initiative with the code ${initiative.code} exists; replace it with PUT.`,
        errors: [{ pointer: '/code', detail: 'The code is taken' }],
      });
    }
  }

  /** Problem `stale` where the revision is not the current one, `in-use` where an exercise under way forbids it. */
  async replace(
    code: string,
    initiative: Initiative,
    revision: number,
    actor: string,
  ): Promise<StoredInitiative> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const current = await this.takeIn(transaction, code);
      assertCurrent(current, revision);
      const places = changesInUse(await this.usage(manager, current.id), initiative);
      if (places.length > 0) {
        throw new Problem('in-use', { detail: 'Nothing was changed.', errors: places });
      }
      const row = await manager.getRepository(InitiativeRow).findOneByOrFail({ id: current.id });
      const officerId = await this.people.saveOfficer(transaction, initiative.officer, row.officerId);
      await this.raise(manager, current, { ...columnsOf(initiative), officerId });
      const next = { id: current.id, revision: revision + 1, initiative };
      await this.record(transaction, 'initiative.replaced', next, actor);
      await this.saveContacts(transaction, { id: current.id, initiative, actor });
      return this.loadIn(manager, current.id);
    });
  }

  async setContacts(
    code: string,
    entity: string,
    contacts: readonly Contact[],
    change: { readonly revision: number; readonly actor: string },
  ): Promise<StoredInitiative> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const current = await this.takeIn(transaction, code);
      if (!current.initiative.entities.some(({ key }) => key === entity)) throw new Problem('not-found');
      assertCurrent(current, change.revision);
      const known = (await this.people.contactsOf(manager, current.id)).filter(
        (one) => one.entityKey === entity,
      );
      const of = { initiativeId: current.id, entity, actor: change.actor };
      const changed = await this.people.saveContacts(transaction, of, known, contacts);
      if (changed) await this.raise(manager, current, {});
      return this.loadIn(manager, current.id);
    });
  }

  async list(page: {
    readonly skip: number;
    readonly pageSize: number;
    readonly window?: number | undefined;
    readonly reach: Reach;
  }): Promise<{ readonly items: readonly InitiativeRow[]; readonly total: number }> {
    return this.unitOfWork.read(async (manager) => {
      const [items, total] = await manager.getRepository(InitiativeRow).findAndCount({
        where: reachedInitiatives(page.reach, page.window),
        order: { windowYear: 'DESC', code: 'ASC' },
        skip: page.skip,
        take: page.pageSize,
      });
      return { items, total };
    });
  }

  /** Problem `not-found` where there is none. */
  get(code: string): Promise<StoredInitiative> {
    return this.unitOfWork.read((manager) => this.findIn(manager, code));
  }

  load(id: string): Promise<StoredInitiative> {
    return this.unitOfWork.read((manager) => this.loadIn(manager, id));
  }

  async findIn(manager: EntityManager, code: string): Promise<StoredInitiative> {
    const row = await manager.getRepository(InitiativeRow).findOneBy({ code });
    if (!row) throw new Problem('not-found');
    return this.assemble(manager, row);
  }

  /** As `findIn`, and nobody else writes to the initiative until the transaction ends: what is read here stands. */
  async takeIn(transaction: Transaction, code: string): Promise<StoredInitiative> {
    const { manager } = transaction;
    const row = await manager.getRepository(InitiativeRow).findOne({ select: { id: true }, where: { code } });
    if (!row) throw new Problem('not-found');
    await this.history.hold(transaction, row.id);
    return this.loadIn(manager, row.id);
  }

  async loadIn(manager: EntityManager, id: string): Promise<StoredInitiative> {
    const row = await manager.getRepository(InitiativeRow).findOneBy({ id });
    if (!row) throw new Problem('not-found');
    return this.assemble(manager, row);
  }

  private async assemble(manager: EntityManager, row: InitiativeRow): Promise<StoredInitiative> {
    const officer = await this.people.officer(manager, row.officerId);
    const contacts = await this.people.contactsOf(manager, row.id);
    return {
      id: row.id,
      revision: row.revision,
      initiative: initiativeOfRows(row.document, officer, contacts),
    };
  }

  /** Guarded: of two changes of the same revision one wins, also between instances. */
  private async raise(
    manager: EntityManager,
    { id, revision }: StoredInitiative,
    columns: Partial<Omit<InitiativeRow, 'document'>> & { document?: object },
  ): Promise<void> {
    const result = await manager
      .getRepository(InitiativeRow)
      .update({ id, revision }, { ...columns, revision: revision + 1 });
    if (result.affected !== 1) throw new Problem('stale');
  }

  private async saveContacts(
    transaction: Transaction,
    { id, initiative, actor }: { id: string; initiative: Initiative; actor: string },
  ): Promise<void> {
    const known = await this.people.contactsOf(transaction.manager, id);
    const wanted = new Map(initiative.entities.map((entity) => [entity.key, entity.contacts]));
    for (const entity of new Set([...wanted.keys(), ...known.map(({ entityKey }) => entityKey)])) {
      const own = known.filter(({ entityKey }) => entityKey === entity);
      const of = { initiativeId: id, entity, actor };
      await this.people.saveContacts(transaction, of, own, wanted.get(entity) ?? []);
    }
  }

  private async record(
    transaction: Transaction,
    what: string,
    { id, revision, initiative }: StoredInitiative,
    actor: string,
  ): Promise<void> {
    const document = this.history.digest(JSON.stringify(documentOf(initiative)));
    await this.history.record(transaction, {
      chain: id,
      actor,
      what,
      subject: id,
      details: { revision, document },
    });
  }
}

function columnsOf(initiative: Initiative) {
  const { code, acronym, window } = initiative;
  return { code, acronym, windowYear: window, document: documentOf(initiative) };
}

function assertCurrent(current: StoredInitiative, revision: number): void {
  if (current.revision === revision) return;
  throw new Problem('stale', {
    detail: `It is at revision ${current.revision}, yours is ${revision < 0 ? 'none of its' : revision}. Read it and change it again.`,
    current: { ...current.initiative, revision: current.revision },
  });
}
