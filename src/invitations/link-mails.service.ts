import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import { textIn } from '../language.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { shortNames } from '../initiatives/short-names.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';
import { LINK_MAILS, type LinkMailKind, type LinkMailParams } from './link-mail.js';

/** Asks for the mails that bring a link. */
@Injectable()
export class LinkMails {
  constructor(
    private readonly finding: InvitationFinding,
    private readonly outbox: OutboxService,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** Puts the next mail of a kind into the outbox, for the link as it is now; `dueAt` is an instant, now where absent. */
  async queue(
    transaction: Transaction,
    kind: LinkMailKind,
    invitationId: string,
    dueAt?: string,
  ): Promise<void> {
    const whole = await this.finding.byId(transaction.manager, invitationId);
    if (!whole) throw new Problem('not-found');
    const { invitation, exercise, initiative, entity, personId, language } = whole;
    const earlier = await this.outbox.about(transaction.manager, [invitationId]);
    const params: LinkMailParams = {
      generation: invitation.generation,
      initiative: initiative.acronym,
      entity: entity.name,
      entityShort: shortNames(exercise.partnership?.entities ?? []).get(entity.key) ?? entity.name,
      year: exercise.year,
      closesAt: exercise.closesAt,
      timeZone: exercise.timeZone,
      revision: exercise.revision,
      ...(kind === 'colleague' ? { sections: this.sectionsOf(whole) } : {}),
    };
    await this.outbox.queue(transaction, {
      kind,
      subjectId: invitationId,
      number: earlier.filter((mail) => mail.kind === kind).length + 1,
      initiativeId: exercise.initiativeId,
      personId,
      language,
      params: { ...params },
      ...(dueAt === undefined ? {} : { dueAt }),
    });
  }

  /** Titles of a colleague's sections in the language of the mail; null for all of them. */
  private sectionsOf({ colleague, exercise, language }: WholeInvitation): readonly string[] | null {
    const names = colleague?.sections ?? null;
    if (names === null) return null;
    return this.questionnaires
      .get(exercise.questionnaire)
      .sections.filter(({ name }) => names.includes(name))
      .map(({ title }) => textIn(title, language).text);
  }

  /** Has a mail of this kind been asked for since an instant? */
  async hasBeenAskedSince(
    { manager }: Transaction,
    kind: LinkMailKind,
    invitationId: string,
    since: string,
  ): Promise<boolean> {
    const mails = await this.outbox.about(manager, [invitationId]);
    return mails.some((mail) => mail.kind === kind && mail.createdAt > since);
  }

  /** Takes back what has not left yet. */
  async takeBack(transaction: Transaction, invitationId: string): Promise<void> {
    await this.outbox.cancel(transaction, { subjectId: invitationId, kinds: LINK_MAILS });
  }
}
