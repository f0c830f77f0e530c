import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { AccountRecords } from './account-records.service.js';
import { AccountRow } from './account.entity.js';
import type { PasswordFault } from './password.js';
import { PersonRow } from './person.entity.js';
import { IDLE_MS, later } from './session-span.js';
import { SessionRow } from './session.entity.js';

/** A session as its own person sees it. */
export interface OwnSession {
  /** Not the id, which is the hash of a secret: a place in the list, by when it began. */
  readonly createdAt: string;
  readonly key: string;
  readonly agent: string | null;
  readonly seenAt: string;
  readonly isThis: boolean;
}

export interface OwnAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly hasCodes: boolean;
  readonly needsCodes: boolean;
  readonly codesLeft: number;
  readonly sessions: readonly OwnSession[];
}

/** Who changes what of the own account: the password is asked for again (ASVS 7.5.1), other sessions end. */
export interface OwnChange {
  readonly accountId: string;
  readonly sessionId: string | null;
}

@Injectable()
export class OwnAccountService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly records: AccountRecords,
  ) {}

  async read({ accountId, sessionId }: OwnChange): Promise<OwnAccount> {
    const now = this.records.now();
    return this.unitOfWork.read(async (manager) => {
      const account = await manager.getRepository(AccountRow).findOneBy({ id: accountId });
      const person = account && (await manager.getRepository(PersonRow).findOneBy({ id: account.personId }));
      if (!person) throw new Problem('not-found');
      const rows = await manager.getRepository(SessionRow).find({
        where: { accountId, endedAt: IsNull(), stage: 'whole' },
        order: { seenAt: 'DESC', id: 'ASC' },
      });
      const live = rows.filter(
        ({ seenAt, expiresAt }) => later(seenAt ?? '', IDLE_MS) > now && (expiresAt ?? '') > now,
      );
      const [left] = await query<{ count: number | string }>(manager)`
        SELECT COUNT(*) AS count FROM recovery_code WHERE account_id = ${accountId} AND used_at IS NULL`;
      return {
        id: accountId,
        name: person.name,
        email: person.email ?? '',
        hasCodes: account.totpAt !== null,
        needsCodes: await this.records.needsCodes(manager, accountId),
        codesLeft: Number(left?.count ?? 0),
        sessions: live.map(({ id, agent, seenAt, createdAt }) => ({
          key: keyOf(id),
          agent,
          createdAt,
          seenAt: seenAt ?? createdAt,
          isThis: id === sessionId,
        })),
      };
    });
  }

  now(): string {
    return this.records.now();
  }

  faultOf(password: string, own: readonly string[]): PasswordFault | null {
    return this.records.passwords.faultOf(password, own);
  }

  async isPassword(accountId: string, password: string): Promise<boolean> {
    const account = await this.unitOfWork.read((manager) =>
      manager.getRepository(AccountRow).findOneBy({ id: accountId }),
    );
    return this.records.passwords.matches(password, account?.password ?? null);
  }

  async setPassword(by: OwnChange, password: string): Promise<void> {
    const hash = await this.records.passwords.hash(password);
    await this.change(by, 'account.password-changed', async ({ manager }) => {
      await manager.getRepository(AccountRow).update({ id: by.accountId }, { password: hash });
      await this.records.endSessions(manager, by.accountId, by.sessionId);
    });
  }

  /** False where the address is somebody else's. */
  async setEmail(by: OwnChange, email: string): Promise<boolean> {
    return this.change(by, 'account.email-changed', async ({ manager }) => {
      const other = await this.records.byEmail(manager, email);
      if (other && other.id !== by.accountId) return false;
      const account = await manager.getRepository(AccountRow).findOneByOrFail({ id: by.accountId });
      await manager.getRepository(PersonRow).update({ id: account.personId }, { email });
      await this.records.endSessions(manager, by.accountId, by.sessionId);
      return true;
    });
  }

  async dropCodes(by: OwnChange): Promise<boolean> {
    return this.change(by, 'account.codes-dropped', async ({ manager }) => {
      if (await this.records.needsCodes(manager, by.accountId)) return false;
      await this.records.codes.forget(manager, by.accountId);
      await this.records.endSessions(manager, by.accountId, by.sessionId);
      return true;
    });
  }

  async setLanguage(accountId: string, language: Language): Promise<void> {
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(AccountRow).update({ id: accountId }, { language }),
    );
  }

  /** Ends one session, or all. */
  async endSessions(by: OwnChange, key: string | 'all'): Promise<void> {
    await this.change(by, 'account.signed-out', async ({ manager }) => {
      const sessions = await manager
        .getRepository(SessionRow)
        .findBy({ accountId: by.accountId, endedAt: IsNull() });
      const ending = sessions.filter(({ id }) => key === 'all' || keyOf(id) === key);
      if (ending.length === 0) throw new Problem('not-found');
      const endedAt = this.records.now();
      for (const { id } of ending) await manager.getRepository(SessionRow).update({ id }, { endedAt });
    });
  }

  private change<T>(by: OwnChange, what: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const { accountId } = by;
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, 'service');
      const done = await work(transaction);
      if (done === false) return done;
      const actor = `staff:${accountId}`;
      await this.history.record(transaction, { chain: 'service', actor, what, subject: accountId });
      return done;
    });
  }
}

/** Enough of a session's id to tell the sessions of one person apart. */
const keyOf = (id: string) => id.slice(0, 16);
