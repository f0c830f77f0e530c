import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { AccountRecords } from './account-records.service.js';
import { AccountRow, type AccountLinkRow } from './account.entity.js';
import type { Enrolment } from './second-step.service.js';
import { PersonRow } from './person.entity.js';

/** What the page behind a link shows before anything is typed. */
export interface Joining {
  readonly link: AccountLinkRow;
  /** Of the account that is, or will be. */
  readonly accountId: string;
  /** Null where the link makes the first person. */
  readonly person: { readonly name: string; readonly email: string } | null;
  readonly language: Language | null;
  readonly totpNumber: number;
  /** Must codes be set up at once? */
  readonly needsCodes: boolean;
}

/** What was typed there; the password as its hash. */
export interface Joined {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly passwordHash: string;
  /** Step of the code that was typed; null where none was, and none is needed. */
  readonly step: number | null;
}

/** The first person by the set-up link, and everybody else by the link of a mail: a password, and codes. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly records: AccountRecords,
  ) {}

  /** Problem `not-found` for a link that is not there, was used, replaced, or has ended. */
  find(token: string): Promise<Joining> {
    return this.unitOfWork.read((manager) => this.findIn(manager, token));
  }

  enrolment({ accountId, totpNumber, person }: Joining): Enrolment {
    return this.records.codes.enrolment(accountId, totpNumber, person?.email ?? 'manager');
  }

  stepOf({ accountId, totpNumber }: Joining, code: string): number | null {
    return this.records.codes.stepOf(accountId, totpNumber, code);
  }

  /** Does it in one step: the account, its password, its codes; the link is used up. Answers recovery codes. */
  async join(token: string, typed: Joined): Promise<{ accountId: string; recoveryCodes: readonly string[] }> {
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, 'service');
      const { manager } = transaction;
      const joining = await this.findIn(manager, token);
      const { accountId, link } = joining;
      if (!(await this.records.links.use(transaction, link.id))) throw new Problem('not-found');
      if (joining.person === null) await this.insertFirst(transaction, accountId, typed);
      await manager
        .getRepository(AccountRow)
        .update({ id: accountId }, { password: typed.passwordHash, language: typed.language });
      const recoveryCodes =
        typed.step === null
          ? []
          : await this.records.codes.enrol(manager, accountId, joining.totpNumber, typed.step);
      await this.records.endSessions(manager, accountId);
      await this.history.record(transaction, {
        chain: 'service',
        actor: `staff:${accountId}`,
        what: link.kind === 'set-up' ? 'account.set-up' : 'account.joined',
        subject: accountId,
        details: { link: link.id, codes: typed.step !== null },
      });
      return { accountId, recoveryCodes };
    });
  }

  private async findIn(manager: EntityManager, token: string): Promise<Joining> {
    const link = await this.records.links.live(manager, token);
    if (!link) throw new Problem('not-found');
    if (link.accountId === null) {
      if (await this.records.exist(manager)) throw new Problem('not-found');
      const made = { link, accountId: link.id, person: null, language: null };
      return { ...made, totpNumber: 1, needsCodes: true };
    }
    const account = await manager.getRepository(AccountRow).findOneBy({ id: link.accountId });
    const person = account && (await manager.getRepository(PersonRow).findOneBy({ id: account.personId }));
    if (!person || account.disabledAt) throw new Problem('not-found');
    return {
      link,
      accountId: account.id,
      person: { name: person.name, email: person.email ?? '' },
      language: account.language as Language,
      totpNumber: account.totpNumber + 1,
      needsCodes: await this.records.needsCodes(manager, account.id),
    };
  }

  private async insertFirst({ manager }: Transaction, id: string, typed: Joined): Promise<void> {
    const grant = { role: 'manager' as const, window: null, initiative: null };
    await this.records.insert(manager, { id, ...typed, grants: [grant] });
  }
}
