import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { QUOTES_TEXT, quotesExample, wordQuotes } from './mails/quote-mail.js';
import { ValidationViews } from './validation-views.service.js';

const KIND = 'quotes';

/** So long after the last question an entity is written to: several passages, one mail. */
const GATHERING_MINUTES = 10;

/** Passages that evaluators would like to quote bring one mail to the entity's contacts. */
@Injectable()
export class QuoteMailJob implements JobHandler {
  readonly kind = 'validation.mail-quotes';
  readonly after = ['quote.proposed'];
  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...QUOTES_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: quotesExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly clock: Clock,
    private readonly mails: EntityMails,
    private readonly views: ValidationViews,
    private readonly outbox: OutboxService,
  ) {}

  /** `number` counts the questions asked so far, which makes each mail another one. */
  async run({ subject, entity, number }: Readonly<Record<string, unknown>>): Promise<void> {
    const atRest = new Date(Date.parse(this.clock.now()) + GATHERING_MINUTES * 60_000).toISOString();
    await this.views.write((transaction) =>
      this.mails.queue(transaction, {
        kind: KIND,
        exerciseId: String(subject),
        entity: String(entity),
        number: Number(number),
        params: { number },
        dueAt: (timeZone) => wakingMoment(atRest, timeZone),
      }),
    );
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, initiative, entity } = to.whole;
    const count = await this.waiting(exercise.id, entity.key);
    return wordQuotes(
      { ...to, initiative: initiative.acronym, entity: entity.name, count },
      words,
      mail.language,
    );
  }

  /** Not where everything has been decided, nor where a later question has a mail of its own. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    if (!to || (await this.waiting(to.whole.exercise.id, to.whole.entity.key)) === 0) return false;
    const all = await this.views.read((manager) => this.outbox.about(manager, [mail.subjectId]));
    return all.every(({ kind, number }) => kind !== KIND || number <= mail.number);
  }

  private async waiting(exerciseId: string, key: string): Promise<number> {
    const { quotes } = await this.views.byId(exerciseId);
    return quotes.filter(({ entity, approval }) => entity === key && approval === 'asked').length;
  }
}
