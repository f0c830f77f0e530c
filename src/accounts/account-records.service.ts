import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { query } from '../database/statements.js';
import type { Language } from '../language.js';
import { includesRole, type Grant } from './access.js';
import { AccountLinks } from './account-links.service.js';
import { AccountGrantRow, AccountRow } from './account.entity.js';
import { PasswordsService } from './passwords.service.js';
import { PersonRow } from './person.entity.js';
import { SecondStep } from './second-step.service.js';
import { highestRole } from './session-lookup.service.js';
import { SessionRow } from './session.entity.js';

/** An account as signing in needs it. */
export interface FoundAccount {
  readonly id: string;
  readonly password: string | null;
  readonly totpAt: string | null;
  readonly disabledAt: string | null;
}

/** The rows of accounts, their grants and what belongs to them. */
@Injectable()
export class AccountRecords {
  constructor(
    private readonly clock: Clock,
    readonly links: AccountLinks,
    readonly codes: SecondStep,
    readonly passwords: PasswordsService,
  ) {}

  now(): string {
    return this.clock.now();
  }

  /** Is there any account? */
  async exist(manager: EntityManager): Promise<boolean> {
    const rows = await query<{ id: string }>(manager)`SELECT id FROM account LIMIT 1`;
    return rows.length > 0;
  }

  async insert(
    manager: EntityManager,
    of: {
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly language: Language;
      readonly grants: readonly Grant[];
    },
  ): Promise<void> {
    const now = this.clock.now();
    const personId = randomUUID();
    const { id, name, email, language, grants } = of;
    await manager
      .getRepository(PersonRow)
      .insert({ id: personId, name, email, post: null, phone: null, createdAt: now });
    const made = { id, personId, language, createdAt: now, disabledAt: null };
    const none = { password: null, totpNumber: 0, totpAt: null, totpStep: 0 };
    await manager.getRepository(AccountRow).insert({ ...made, ...none });
    for (const grant of grants) await this.give(manager, id, grant);
  }

  async give(manager: EntityManager, accountId: string, grant: Grant): Promise<string> {
    const id = randomUUID();
    const { role, window: windowYear, initiative: initiativeCode } = grant;
    await manager.getRepository(AccountGrantRow).insert({ id, accountId, role, windowYear, initiativeCode });
    return id;
  }

  async grantsOf(manager: EntityManager, accountId: string): Promise<readonly (Grant & { id: string })[]> {
    const rows = await manager.getRepository(AccountGrantRow).find({
      where: { accountId },
      order: { windowYear: 'ASC', initiativeCode: 'ASC', role: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, role, windowYear, initiativeCode }) => ({
      id,
      role,
      window: windowYear,
      initiative: initiativeCode,
    }));
  }

  /** Evaluators and managers sign in with a second step (ASVS 6.3.3); readers may. */
  async needsCodes(manager: EntityManager, accountId: string): Promise<boolean> {
    return includesRole(highestRole(await this.grantsOf(manager, accountId)), 'evaluator');
  }

  /** By address, in whatever case it was typed. */
  async byEmail(manager: EntityManager, email: string): Promise<FoundAccount | null> {
    const [found] = await query<FoundAccount>(manager)`
      SELECT a.id, a.password, a.totp_at AS "totpAt", a.disabled_at AS "disabledAt"
      FROM account a JOIN person p ON p.id = a.person_id WHERE lower(p.email) = ${email.toLowerCase()}`;
    return found ?? null;
  }

  /** Ends all sessions of an account, but for one. */
  async endSessions(manager: EntityManager, accountId: string, but: string | null = null): Promise<void> {
    const endedAt = this.clock.now();
    const sessions = await manager.getRepository(SessionRow).findBy({ accountId, endedAt: IsNull() });
    for (const { id } of sessions) {
      if (id !== but) await manager.getRepository(SessionRow).update({ id }, { endedAt });
    }
  }
}
