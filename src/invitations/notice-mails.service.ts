import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import { shortNames } from '../initiatives/short-names.js';
import { startOfDay } from '../initiatives/working-hours.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import { EXAMPLE_FACTS } from './mails/example-facts.js';
import { NOTICE_TEXT, wordNotice } from './mails/notice-mail.js';

export const NOTICE_MAIL = 'notice';

const EXAMPLE = { ...EXAMPLE_FACTS, opensAt: '2026-04-20T22:00:00.000Z' };

/** Writes the notice that comes before an exercise: to a contact who has no link yet. */
@Injectable()
export class NoticeMails implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly kinds: MailKinds,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      kind: NOTICE_MAIL,
      ...NOTICE_TEXT,
      isEditable: true,
      render: (mail, words) => this.render(mail, words),
      example: (language, words) => wordNotice(EXAMPLE, words, language),
      isStillWanted: (mail) => this.isStillWanted(mail),
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const { exercise, initiative, contact } = await this.load(mail);
    const entity = initiative.entities.find(({ key }) => key === contact?.entityKey);
    if (!contact || !entity) throw new Problem('not-found');
    const { year, closesAt, timeZone } = exercise;
    const facts = {
      ...{ name: mail.person.name, officer: initiative.officer, initiative: initiative.acronym },
      ...{ entity: entity.name, year, closesAt, timeZone, readerZone: contact.timeZone },
      entityShort: shortNames(initiative.entities).get(entity.key) ?? entity.name,
      opensAt: startOfDay(String(mail.params.opensOn), timeZone),
    };
    return wordNotice(facts, words, mail.language);
  }

  /** Not to who has left, and not once the day has moved or come. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    const { exercise, contact } = await this.load(mail);
    const { state, confirmedAt, opensOn } = exercise;
    return (
      contact?.removedAt === null &&
      state === 'planned' &&
      confirmedAt !== null &&
      opensOn === mail.params.opensOn
    );
  }

  private load(mail: MailFacts) {
    return this.unitOfWork.read(async (manager) => ({
      ...(await this.exercises.loadIn(manager, String(mail.params.exercise))),
      contact: await manager.getRepository(ContactRow).findOneBy({ id: mail.subjectId }),
    }));
  }
}
