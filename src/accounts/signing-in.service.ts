import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { AccountRecords } from './account-records.service.js';
import { AccountRow } from './account.entity.js';
import { PersonRow } from './person.entity.js';
import type { Enrolment } from './second-step.service.js';
import { SignInTries } from './sign-in-tries.service.js';
import type { SessionStage } from './session.entity.js';

/** Signs in by address and password, then by a code. */
@Injectable()
export class SigningIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly records: AccountRecords,
    private readonly tries: SignInTries,
  ) {}

  /** Lets a try through where there were few wrong ones, and counts it before its work, so that many at once count too. */
  async guarded<T>(
    address: string,
    account: string | null,
    attempt: () => Promise<T | null>,
  ): Promise<T | null> {
    this.tries.assertFew(address, account);
    this.tries.count(address, account);
    let result: T | null;
    try {
      result = await attempt();
    } catch (error) {
      // Not answered: it told nobody anything.
      this.tries.takeBack(address, account);
      throw error;
    }
    if (result !== null) this.tries.succeeded(address, account);
    return result;
  }

  /** Null where address and password do not go together; the same work is done whether there is such an account. */
  async byPassword(
    email: string,
    password: string,
  ): Promise<{ readonly accountId: string; readonly stage: SessionStage } | null> {
    const account = await this.unitOfWork.read((manager) => this.records.byEmail(manager, email));
    const isRight = await this.records.passwords.matches(password, account?.password ?? null);
    if (!isRight || !account || account.disabledAt) return null;
    const needsCodes = await this.unitOfWork.read((manager) => this.records.needsCodes(manager, account.id));
    const stage = account.totpAt ? 'code' : needsCodes ? 'enrol' : 'whole';
    if (stage === 'whole') await this.recordSignIn(account.id, false);
    return { accountId: account.id, stage };
  }

  /** Takes the code or recovery code for good, where it is right. */
  async byCode(accountId: string, code: string): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      if (!(await this.records.codes.take(transaction, accountId, code))) return false;
      await this.history.record(transaction, signedIn(accountId, true));
      return true;
    });
  }

  /** What to give the app for the codes that are to be set up. */
  enrolment(accountId: string): Promise<Enrolment> {
    return this.unitOfWork.read(async (manager) => {
      const account = await manager.getRepository(AccountRow).findOneByOrFail({ id: accountId });
      const person = await manager.getRepository(PersonRow).findOneBy({ id: account.personId });
      return this.records.codes.enrolment(accountId, account.totpNumber + 1, person?.email ?? '');
    });
  }

  /** Sets codes up by a first one; null where it is wrong. Answers recovery codes. */
  async enrol(accountId: string, code: string, keepSession: string | null = null): Promise<string[] | null> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const account = await manager.getRepository(AccountRow).findOneByOrFail({ id: accountId });
      const number = account.totpNumber + 1;
      const step = this.records.codes.stepOf(accountId, number, code);
      if (step === null) return null;
      const codes = await this.records.codes.enrol(manager, accountId, number, step);
      await this.records.endSessions(manager, accountId, keepSession);
      await this.history.record(transaction, {
        chain: 'service',
        actor: `staff:${accountId}`,
        what: 'account.codes-changed',
        subject: accountId,
        details: { number },
      });
      return codes;
    });
  }

  private async recordSignIn(accountId: string, byCode: boolean): Promise<void> {
    await this.unitOfWork.run((transaction) => this.history.record(transaction, signedIn(accountId, byCode)));
  }
}

const signedIn = (accountId: string, byCode: boolean) => ({
  chain: 'service',
  actor: `staff:${accountId}`,
  what: 'account.signed-in',
  subject: accountId,
  details: { byCode },
});
