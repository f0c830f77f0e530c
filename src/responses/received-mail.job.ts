import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import { exerciseNames } from '../invitations/mails/exercise-names.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import { RECEIVED_TEXT, receivedExample, wordReceived } from './mails/received-mail.js';
import { ResponseRow } from './response.entity.js';

const KIND = 'received';

/** A submission brings one thank-you to every contact of the entity, with the way to the copy: once per submission. */
@Injectable()
export class ReceivedMailJob implements JobHandler {
  readonly kind = 'responses.mail-received';
  readonly after = ['response.submitted'];

  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...RECEIVED_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: receivedExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: EntityMails,
  ) {}

  async run(payload: Readonly<Record<string, unknown>>): Promise<void> {
    const responseId = String(payload.subject);
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const [last] = await query<{ count: number | string }>(manager)`
        SELECT COUNT(*) AS count FROM submission WHERE response_id = ${responseId}`;
      // Sent again meanwhile: that submission brings a mail of its own.
      if (Number(last?.count ?? 0) !== payload.submission) return;
      const { exerciseId, entityKey, reference, submittedAt } = await manager
        .getRepository(ResponseRow)
        .findOneByOrFail({ id: responseId });
      await this.mails.queue(transaction, {
        kind: KIND,
        exerciseId,
        entity: entityKey,
        number: Number(payload.submission),
        params: { response: responseId, reference, submittedAt },
      });
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, writable, timeZone: readerZone } = to.whole;
    const { closesAt, timeZone } = exercise;
    const facts = { ...to, ...exerciseNames(to.whole), closesAt, timeZone, readerZone };
    const { reference, submittedAt } = mail.params;
    const isOpen = writable && (await this.responseOf(mail))?.state === 'submitted';
    const about = { reference: String(reference), submittedAt: String(submittedAt), isOpen };
    return wordReceived({ ...facts, ...about, isAgain: mail.number > 1 }, words, mail.language);
  }

  /** Not once it has been taken back, returned or sent again. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const response = await this.responseOf(mail);
    const isIn = response?.state === 'submitted' || response?.state === 'accepted';
    return isIn && response.submittedAt === mail.params.submittedAt;
  }

  private responseOf({ params }: MailFacts): Promise<ResponseRow | null> {
    return this.unitOfWork.read((manager) =>
      manager.getRepository(ResponseRow).findOneBy({ id: String(params.response) }),
    );
  }
}
