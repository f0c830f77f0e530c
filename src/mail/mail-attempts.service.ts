import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { wordsOf, type Delivery } from './delivery.js';
import { MailTransport } from './mail-transport.service.js';
import type { MailRow } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

/** Writes a claimed mail and hands it to the server. */
@Injectable()
export class MailAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: OutboxService,
    private readonly transport: MailTransport,
  ) {}

  /** `handingOver` is told the address just before the final dot. */
  async attempt(
    mail: MailRow,
    handingOver: (address: string) => Promise<void>,
  ): Promise<Delivery | 'unwanted'> {
    const kind = this.outbox.kindOf(mail);
    if (!kind) return { kind: 'refused', words: `Nothing here writes mails of the kind ${mail.kind}.` };
    const facts = await this.unitOfWork.read((manager) => this.outbox.factsOf(manager, mail));
    if (!facts) return { kind: 'refused', words: 'The person has no address.' };
    try {
      if (kind.isStillWanted && !(await kind.isStillWanted(facts))) return 'unwanted';
      const content = await this.outbox.write(kind, mail, facts);
      const { name, email: address } = facts.person;
      const head = {
        to: { name, address },
        mailId: mail.id,
        messageId: mail.messageId,
        date: this.clock.now(),
        language: mail.language,
      };
      return await this.transport.deliver(head, content, () => handingOver(address));
    } catch (error) {
      return { kind: 'later', words: wordsOf(`It could not be written: ${(error as Error).message}`) };
    }
  }
}
