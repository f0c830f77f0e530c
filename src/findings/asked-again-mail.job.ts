import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import { Problem } from '../problem.js';
import { ASKED_AGAIN_TEXT, askedAgainExample, wordAskedAgain } from './mails/validation-mail.js';
import { isAskedAgain } from './reaction.js';
import { shownWording } from './shown-wording.js';
import { askedAbout, markIn, reactionsTo } from './validation-view.js';
import { takesReactions } from './validation-round.js';
import { ValidationViews, type ValidationPage } from './validation-views.service.js';
import { WordingsService } from './wordings.service.js';

const KIND = 'validation-again';

/** So long after the last change of a wording whoever has said something of it is asked again: several changes, one mail. */
const GATHERING_MINUTES = 10;

/** A changed wording brings a mail to the entities that had said something of the earlier one, and to nobody else. */
@Injectable()
export class AskedAgainMailJob implements JobHandler {
  readonly kind = 'validation.mail-again';
  readonly after = ['finding.worded'];

  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...ASKED_AGAIN_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: askedAgainExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly clock: Clock,
    private readonly mails: EntityMails,
    private readonly views: ValidationViews,
    private readonly wordings: WordingsService,
  ) {}

  /** `edits` counts all edits of the exercise: another one has another number. */
  async run({ subject, edits }: Readonly<Record<string, unknown>>): Promise<void> {
    const found = await this.views.byId(String(subject));
    const { round } = found.view;
    if (!takesReactions(found.exercise, round, this.clock.now())) return;
    const atRest = new Date(Date.parse(this.clock.now()) + GATHERING_MINUTES * 60_000).toISOString();
    await this.views.write(async (transaction) => {
      for (const { key } of found.exercise.partnership?.entities ?? []) {
        if (changedFor(found, key).length === 0) continue;
        await this.mails.queue(transaction, {
          kind: KIND,
          exerciseId: found.exercise.id,
          entity: key,
          number: Number(edits),
          params: { edits },
          dueAt: (timeZone) => wakingMoment(atRest, timeZone, round?.endsAt),
        });
      }
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, initiative, entity, timeZone: readerZone } = to.whole;
    const found = await this.views.byId(exercise.id);
    const { year, timeZone } = exercise;
    return wordAskedAgain(
      {
        ...to,
        ...{ initiative: initiative.acronym, entity: entity.name, year, timeZone, readerZone },
        endsAt: found.view.round?.endsAt ?? exercise.closesAt,
        points: changedFor(found, entity.key).map((finding) => ({
          title: this.wordings.label(finding.finding, mail.language),
          text: shownWording(finding, mail.language),
        })),
      },
      words,
      mail.language,
    );
  }

  /** Not where another change has come since, whose mail says it all, nor where all has been answered meanwhile. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    if (!(await this.mails.isLinkCurrent(mail))) return false;
    const to = await this.mails.addressing(mail);
    if (!to) return false;
    const found = await this.views.byId(to.whole.exercise.id);
    const edits = [...found.view.edits.values()].reduce((sum, count) => sum + count, 0);
    return (
      edits === mail.params.edits &&
      takesReactions(found.exercise, found.view.round, this.clock.now()) &&
      changedFor(found, to.whole.entity.key).length > 0
    );
  }
}

function changedFor({ view, findings }: ValidationPage, entity: string) {
  return askedAbout(findings).filter((finding) =>
    isAskedAgain(reactionsTo(view, finding.finding).get(entity), markIn(view, finding)),
  );
}
