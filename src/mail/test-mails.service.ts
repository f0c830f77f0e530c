import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRow } from '../accounts/account.entity.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { PersonRow } from '../accounts/person.entity.js';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import type { MailRow } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';
import { TEST_MAIL, type TestParams } from './test-mail.js';

/** So many tests a person may send in an hour. */
export const MOST_TESTS = 20;
const HOUR_MS = 3_600_000;

/** What became of a test, and what was tried. */
export type TestOutcome = Pick<
  MailRow,
  'state' | 'serverWords' | 'createdAt' | 'sentAt' | 'params' | 'language'
>;

/** Mails that staff send to themselves to see how a text arrives; they pass through the outbox as every mail does. */
@Injectable()
export class TestMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
  ) {}

  get sending() {
    return this.outbox.sending;
  }

  /** Where they go; null for who works with a token and so has no address. */
  async addressOf(visitor: StaffVisitor): Promise<string | null> {
    return (await this.personOf(visitor))?.email ?? null;
  }

  /** Answers the number of the test, or why there is none. */
  async send(
    visitor: StaffVisitor,
    tried: Omit<TestParams, 'about'> & { readonly kind: string; readonly language: Language },
  ): Promise<number | 'testTooMany' | 'testNoAccount'> {
    const person = await this.personOf(visitor);
    if (!person?.email) return 'testNoAccount';
    const { kind, language, ...rest } = tried;
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, 'service');
      const earlier = await this.testsOf(transaction.manager, person.id);
      const since = new Date(Date.parse(this.clock.now()) - HOUR_MS).toISOString();
      if (earlier.filter(({ createdAt }) => createdAt > since).length >= MOST_TESTS) return 'testTooMany';
      const number = earlier.reduce((most, mail) => Math.max(most, mail.number), 0) + 1;
      const params: TestParams = { ...rest, about: kind };
      await this.outbox.queue(transaction, {
        ...{ kind: TEST_MAIL, subjectId: person.id, number, personId: person.id, language },
        initiativeId: 'service',
        params: { ...params },
      });
      await this.history.record(transaction, {
        chain: 'service',
        actor: actorOf(visitor),
        what: 'message.tested',
        subject: person.id,
        details: { kind, language, number },
      });
      return number;
    });
  }

  /** Null where the visitor has sent no such test. */
  async find(visitor: StaffVisitor, number: number): Promise<TestOutcome | null> {
    const person = await this.personOf(visitor);
    if (!person) return null;
    const tests = await this.unitOfWork.read((manager) => this.testsOf(manager, person.id));
    return tests.find((mail) => mail.number === number) ?? null;
  }

  private async testsOf(manager: EntityManager, personId: string): Promise<readonly MailRow[]> {
    const mails = await this.outbox.about(manager, [personId]);
    return mails.filter(({ kind }) => kind === TEST_MAIL);
  }

  private personOf({ hasAccount, staffId }: StaffVisitor): Promise<PersonRow | null> {
    if (!hasAccount) return Promise.resolve(null);
    return this.unitOfWork.read(async (manager) => {
      const account = await manager.getRepository(AccountRow).findOneBy({ id: staffId });
      return account && manager.getRepository(PersonRow).findOneBy({ id: account.personId });
    });
  }
}
