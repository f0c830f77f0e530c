import { Injectable } from '@nestjs/common';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import { Problem } from '../problem.js';
import { VALIDATION_TEXT, validationExample, wordValidation } from './mails/validation-mail.js';
import { MeetingInvitations } from './meeting-invitations.service.js';
import { ValidationViews } from './validation-views.service.js';
import { waitingFor } from './validation-view.js';

const KIND = 'validation';

/**
 * A round of validation brings one mail to everybody of the entities that have something to say: once per round, since
 * its number is part of what makes a mail unique.
 */
@Injectable()
export class ValidationMailJob implements JobHandler {
  readonly kind = 'validation.mail-round';
  readonly after = ['validation.round-started'];

  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...VALIDATION_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: validationExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly mails: EntityMails,
    private readonly views: ValidationViews,
    private readonly invitations: MeetingInvitations,
  ) {}

  async run({ subject, round }: Readonly<Record<string, unknown>>, { now }: Occasion): Promise<void> {
    const found = await this.views.byId(String(subject));
    const endsAt = found.view.round?.endsAt ?? null;
    await this.views.write(async (transaction) => {
      for (const { key } of found.exercise.partnership?.entities ?? []) {
        const count = waitingFor(found.view, found.findings, key).length;
        if (count === 0) continue;
        await this.mails.queue(transaction, {
          kind: KIND,
          exerciseId: found.exercise.id,
          entity: key,
          number: Number(round),
          params: { round, count },
          dueAt: (timeZone) => wakingMoment(now, timeZone, endsAt),
        });
      }
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    const round = to && (await this.roundOf(mail, to.whole.exercise.id));
    if (!to || !round) throw new Problem('not-found');
    const { exercise, initiative, entity, timeZone: readerZone } = to.whole;
    const names = { initiative: initiative.acronym, entity: entity.name };
    const { year, timeZone } = exercise;
    const { endsAt } = round;
    const facts = { ...to, ...names, year, count: Number(mail.params.count), endsAt, timeZone, readerZone };
    return {
      ...wordValidation(facts, words, mail.language),
      calendar: this.invitations.deadline(round, names, mail.language),
    };
  }

  /** Not once the round has ended: nothing could be said any more. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    const round = to && (await this.roundOf(mail, to.whole.exercise.id));
    return round?.state === 'running';
  }

  private async roundOf({ params }: MailFacts, exerciseId: string) {
    const rounds = await this.views.rounds(exerciseId);
    return rounds.find(({ number }) => number === params.round) ?? null;
  }
}
