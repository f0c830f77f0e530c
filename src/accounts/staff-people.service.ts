import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { AccountMails } from './account-mails.service.js';
import { AccountRecords } from './account-records.service.js';
import { includesRole, type Grant } from './access.js';
import { AccountGrantRow, AccountRow } from './account.entity.js';

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly grant: Grant;
}

/** Why a change of people is not made; none of them is the fault of the request's form. */
export type PeopleRefusal = 'known-address' | 'last-manager' | 'same-grant';

/** Keeps the people of the staff: who there is, what they may do, and where. */
@Injectable()
export class StaffPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly records: AccountRecords,
    private readonly mails: AccountMails,
  ) {}

  /** Answers the new account's id. */
  async invite(invited: Invited, actor: string): Promise<string | PeopleRefusal> {
    const id = randomUUID();
    return this.change(actor, async (transaction, record) => {
      const { manager } = transaction;
      if (await this.records.byEmail(manager, invited.email)) return 'known-address';
      await this.records.insert(manager, { id, ...invited, grants: [invited.grant] });
      const account = await this.take(manager, id);
      await this.mails.send(transaction, account, 'invite');
      await record('account.invited', id, { ...invited.grant });
      return id;
    });
  }

  async give(id: string, grant: Grant, actor: string): Promise<{ grantId: string } | PeopleRefusal> {
    return this.change(actor, async ({ manager }, record) => {
      const account = await this.take(manager, id);
      const { role, window, initiative } = grant;
      const before = await this.records.grantsOf(manager, id);
      if (before.some((one) => one.role === role && one.window === window && one.initiative === initiative))
        return 'same-grant';
      const grantId = await this.records.give(manager, id, grant);
      // Whoever may do more from now on signs in with codes from now on.
      if (!account.totpAt && includesRole(role, 'evaluator')) await this.records.endSessions(manager, id);
      await record('account.granted', id, { ...grant });
      return { grantId };
    });
  }

  /** Answers what was taken, so that it can be given again. */
  async withdraw(id: string, grantId: string, actor: string): Promise<Grant | PeopleRefusal> {
    return this.change(actor, async ({ manager }, record) => {
      await this.take(manager, id);
      const grant = (await this.records.grantsOf(manager, id)).find((one) => one.id === grantId);
      if (!grant) throw new Problem('not-found');
      await manager.getRepository(AccountGrantRow).delete({ id: grantId, accountId: id });
      await this.assertAManagerIsLeft(manager);
      const { role, window, initiative } = grant;
      await record('account.withdrawn', id, { role, window, initiative });
      return { role, window, initiative };
    });
  }

  async disable(id: string, actor: string): Promise<'done' | PeopleRefusal> {
    return this.change<'done'>(actor, async ({ manager }, record) => {
      const account = await this.take(manager, id);
      if (account.disabledAt) return 'done';
      await manager.getRepository(AccountRow).update({ id }, { disabledAt: this.records.now() });
      await this.records.endSessions(manager, id);
      await this.assertAManagerIsLeft(manager);
      await record('account.disabled', id, {});
      return 'done';
    });
  }

  async enable(id: string, actor: string): Promise<'done' | PeopleRefusal> {
    return this.change<'done'>(actor, async ({ manager }, record) => {
      const account = await this.take(manager, id);
      if (!account.disabledAt) return 'done';
      await manager.getRepository(AccountRow).update({ id }, { disabledAt: null });
      await record('account.enabled', id, {});
      return 'done';
    });
  }

  /** Password, codes, links and sessions end; a mail brings a new link. To whoever has not joined yet, just that. */
  async reset(id: string, actor: string): Promise<'done' | PeopleRefusal> {
    return this.change<'done'>(actor, async (transaction, record) => {
      const { manager } = transaction;
      const account = await this.take(manager, id);
      if (account.disabledAt) throw new Problem('step-not-allowed');
      const kind = account.password === null ? 'invite' : 'reset';
      await manager.getRepository(AccountRow).update({ id }, { password: null });
      await this.records.codes.forget(manager, id);
      await this.records.endSessions(manager, id);
      if (kind === 'reset') await this.assertAManagerIsLeft(manager);
      await this.mails.send(transaction, account, kind);
      await record('account.reset', id, {});
      return 'done';
    });
  }

  /** All changes of people stand in one chain: of two at once, the second sees what the first has done. */
  private async change<T>(
    actor: string,
    work: (
      transaction: Transaction,
      record: (what: string, subject: string, details: Readonly<Record<string, unknown>>) => Promise<void>,
    ) => Promise<T>,
  ): Promise<T | PeopleRefusal> {
    try {
      return await this.unitOfWork.run(async (transaction) => {
        await this.history.hold(transaction, 'service');
        return work(transaction, async (what, subject, details) => {
          await this.history.record(transaction, { chain: 'service', actor, what, subject, details });
        });
      });
    } catch (error) {
      if (error instanceof NoManagerLeft) return 'last-manager';
      throw error;
    }
  }

  private async take(manager: EntityManager, id: string): Promise<AccountRow> {
    const account = await manager.getRepository(AccountRow).findOneBy({ id });
    if (!account) throw new Problem('not-found');
    return account;
  }

  /** Somebody who can sign in must be able to keep the people. */
  private async assertAManagerIsLeft(manager: EntityManager): Promise<void> {
    const left = await query<{ id: string }>(manager)`
      SELECT a.id FROM account a JOIN account_grant g ON g.account_id = a.id
      WHERE a.disabled_at IS NULL AND a.password IS NOT NULL AND g.role = 'manager'
        AND g.window_year IS NULL AND g.initiative_code IS NULL LIMIT 1`;
    if (left.length === 0) throw new NoManagerLeft();
  }
}

/** Rolls the change back. */
class NoManagerLeft extends Error {}
