import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { wordsOf, type Delivery } from './delivery.js';
import { MailProgress } from './mail-progress.service.js';
import { MailTransport } from './mail-transport.service.js';
import type { MailRow, MailState } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

/** Writes claimed mails, hands them to the server and stores what became of them. */
@Injectable()
export class MailAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxService,
    private readonly progress: MailProgress,
    private readonly transport: MailTransport,
  ) {}

  /** Answers the state a mail is left in; `isStopping` is asked at the end of the try. */
  async send(mail: MailRow, isStopping: () => boolean): Promise<MailState> {
    const delivery = await this.attempt(mail);
    const { state } = await this.progress.finish(mail, delivery, isStopping());
    return state;
  }

  private async attempt(mail: MailRow): Promise<Delivery | 'unwanted'> {
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
        date: this.progress.now(),
        language: mail.language,
      };
      return await this.transport.deliver(head, content, () => this.progress.handOver(mail, address));
    } catch (error) {
      return { kind: 'later', words: wordsOf(`It could not be written: ${(error as Error).message}`) };
    }
  }
}
