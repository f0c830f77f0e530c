import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import type { JobHandler, Occasion } from '../jobs/job.js';
import type { Language } from '../language.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailWords } from '../mail/mail-words.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { Problem } from '../problem.js';
import { pagesFor } from '../questionnaires/pages-for.js';
import { ResponseRow } from '../responses/response.entity.js';
import { RemarkRow } from '../responses/remark.entity.js';
import { respondentIn, type ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { RETURNED_TEXT, returnedExample, wordReturned } from './mails/returned-mail.js';

const KIND = 'returned';

/** A returned response brings one mail with all its questions to everybody of the entity, once per return. */
@Injectable()
export class ReturnedMailJob implements JobHandler, OnModuleInit {
  readonly kind = 'reviews.mail-returned';
  readonly after = ['response.returned'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: EntityMails,
    private readonly kinds: MailKinds,
    private readonly frames: ResponseFramesService,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      kind: KIND,
      ...RETURNED_TEXT,
      isEditable: true,
      render: (mail, words) => this.render(mail, words),
      example: returnedExample,
      isStillWanted: async (mail) => (await this.mails.isLinkCurrent(mail)) && (await this.isReturned(mail)),
    });
  }

  async run(
    { subject, exercise, entity, round }: Readonly<Record<string, unknown>>,
    { now }: Occasion,
  ): Promise<void> {
    await this.unitOfWork.run((transaction) =>
      this.mails.queue(transaction, {
        kind: KIND,
        exerciseId: String(exercise),
        entity: String(entity),
        number: Number(round),
        params: { response: String(subject), entity: String(entity), round: Number(round) },
        // What was returned can be answered until validation, whatever the last day was.
        dueAt: (timeZone) => wakingMoment(now, timeZone),
      }),
    );
  }

  /** Accepted as it stands, or returned anew, it asks for nothing any more. */
  private async isReturned({ params }: MailFacts): Promise<boolean> {
    const response = await this.unitOfWork.read((manager) =>
      manager.getRepository(ResponseRow).findOneBy({ id: String(params.response) }),
    );
    return response?.state === 'returned' && response.returnRound === Number(params.round);
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.mails.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, initiative, entity } = to.whole;
    const frame = await this.frames.get(exercise.id);
    const points = await this.points(mail, frame, entity.key);
    const facts = { ...to, initiative: initiative.acronym, entity: entity.name, year: exercise.year, points };
    return wordReturned(facts, words, mail.language);
  }

  /** The evaluator's remarks of that return, in the order of the questionnaire; not what comes back with them. */
  private async points({ params, language }: MailFacts, frame: ResponseFrame, entity: string) {
    const remarks = await this.unitOfWork.read((manager) =>
      manager
        .getRepository(RemarkRow)
        .findBy({ responseId: String(params.response), round: Number(params.round) }),
    );
    return titlesOf(frame, entity, language).flatMap(({ name, title }) => {
      const remark = remarks.find(({ question, revealedBy }) => question === name && revealedBy === null);
      return remark ? [{ title, text: remark.remark }] : [];
    });
  }
}

function titlesOf(frame: ResponseFrame, entity: string, language: Language) {
  return pagesFor(frame.questionnaire, respondentIn(frame, entity))
    .flatMap(({ questions }) => questions)
    .map(({ name, title }) => ({ name, title: title[language] }));
}
