import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { wordsOf, type Delivery } from './delivery.js';
import type { MailFacts } from './mail-kind.js';
import type { MailKind } from './mail-kinds.service.js';
import { MailProgress } from './mail-progress.service.js';
import { MailTransport } from './mail-transport.service.js';
import type { MailRow, MailState } from './mail.entity.js';
import { OutboxService } from './outbox.service.js';

interface Attempt {
  readonly mail: MailRow;
  readonly delivery: Delivery | 'unwanted';
}

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
  async send(claimed: MailRow, isStopping: () => boolean): Promise<MailState> {
    const { mail, delivery } = await this.attempt(claimed);
    const { state } = await this.progress.finish(mail, delivery, isStopping());
    return state;
  }

  /** Answers the mail as it was sent, too: of the kind that fits by now. */
  private async attempt(mail: MailRow): Promise<Attempt> {
    const kind = this.outbox.kindOf(mail);
    if (!kind) return { mail, delivery: refused(`Nothing here writes mails of the kind ${mail.kind}.`) };
    const facts = await this.unitOfWork.read((manager) => this.outbox.factsOf(manager, mail));
    if (!facts) return { mail, delivery: refused('The person has no address.') };
    try {
      if (kind.isStillWanted && !(await kind.isStillWanted(facts))) return { mail, delivery: 'unwanted' };
      const fitting = await this.outbox.fitting(kind, facts);
      const fitted = { ...mail, kind: fitting.kind };
      return { mail: fitted, delivery: await this.deliver(fitted, fitting, facts) };
    } catch (error) {
      const words = wordsOf(`It could not be written: ${(error as Error).message}`);
      return { mail, delivery: { kind: 'later', words } };
    }
  }

  private async deliver(mail: MailRow, kind: MailKind, facts: MailFacts): Promise<Delivery> {
    const content = await this.outbox.write(kind, mail, facts);
    const { name, email: address } = facts.person;
    const head = {
      to: { name, address },
      mailId: mail.id,
      messageId: mail.messageId,
      date: this.progress.now(),
      language: mail.language,
    };
    return this.transport.deliver(head, content, () => this.progress.handOver(mail, address));
  }
}

function refused(words: string): Delivery {
  return { kind: 'refused', words };
}
