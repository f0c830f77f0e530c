import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import type { Grant } from './access.js';
import { AccountGrantRow } from './account.entity.js';

/** Somebody of the staff, as managers see them. */
export interface StaffPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly hasCodes: boolean;
  /** Instant; null where they have never signed in. */
  readonly lastSeen: string | null;
  readonly grants: readonly (Grant & { readonly id: string })[];
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly password: string | null;
  readonly totpAt: string | null;
  readonly disabledAt: string | null;
  readonly lastSeen: string | null;
}

/** Reads the people of the staff, by name. */
@Injectable()
export class StaffPeopleReading {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(): Promise<readonly StaffPerson[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<Row>(manager)`
        SELECT a.id, p.name, p.email, a.language, a.password, a.totp_at AS "totpAt", a.disabled_at AS "disabledAt",
          (SELECT MAX(s.seen_at) FROM session s WHERE s.account_id = a.id AND s.stage = 'whole') AS "lastSeen"
        FROM account a JOIN person p ON p.id = a.person_id ORDER BY lower(p.name), a.id`;
      const grants = await grantsById(manager);
      return rows.map((row) => personOf(row, grants.get(row.id) ?? []));
    });
  }

  /** Problem `not-found` where there is none. */
  async get(id: string): Promise<StaffPerson> {
    const person = (await this.list()).find((one) => one.id === id);
    if (!person) throw new Problem('not-found');
    return person;
  }
}

function personOf(row: Row, grants: StaffPerson['grants']): StaffPerson {
  const { id, name, language, lastSeen } = row;
  const state = row.disabledAt ? 'disabled' : row.password === null ? 'invited' : 'active';
  return {
    id,
    name,
    email: row.email ?? '',
    language,
    state,
    hasCodes: row.totpAt !== null,
    lastSeen,
    grants,
  };
}

async function grantsById(manager: EntityManager): Promise<ReadonlyMap<string, StaffPerson['grants']>> {
  const rows = await manager
    .getRepository(AccountGrantRow)
    .find({ order: { windowYear: 'ASC', initiativeCode: 'ASC', role: 'ASC', id: 'ASC' } });
  const grants = new Map<string, (Grant & { id: string })[]>();
  for (const { id, accountId, role, windowYear, initiativeCode } of rows) {
    const own = grants.get(accountId) ?? [];
    grants.set(accountId, [...own, { id, role, window: windowYear, initiative: initiativeCode }]);
  }
  return grants;
}
