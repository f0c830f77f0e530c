import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isWritable } from '../exercises/exercise.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import { Problem } from '../problem.js';
import { InvitationFinding } from './invitation-finding.service.js';
import { InvitationLinks } from './invitation-links.service.js';
import type { LinkMailKind, LinkMailParams } from './link-mail.js';
import { wordInvitation } from './mails/invitation-mail.js';
import { wordNewLink } from './mails/new-link-mail.js';

/** Writes the mails that bring a link, when they are sent or looked at. */
@Injectable()
export class LinkMailWriting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly finding: InvitationFinding,
    private readonly links: InvitationLinks,
  ) {}

  async render(kind: LinkMailKind, mail: MailFacts): Promise<MailContent> {
    const whole = await this.find(mail);
    if (!whole) throw new Problem('not-found');
    const params = mail.params as unknown as LinkMailParams;
    const facts = {
      ...params,
      name: mail.person.name,
      link: this.links.urlOf(mail.subjectId, params.generation),
      officer: whole.initiative.officer,
      readerZone: whole.timeZone,
    };
    return kind === 'invitation' ? wordInvitation(facts, mail.language) : wordNewLink(facts, mail.language);
  }

  /** Not once the link has ended or been replaced, and no invitation into a form that is read-only. */
  async isStillWanted(kind: LinkMailKind, mail: MailFacts): Promise<boolean> {
    const whole = await this.find(mail);
    if (!whole?.live || whole.invitation.generation !== mail.params.generation) return false;
    return kind === 'new-link' || isWritable(whole.exercise, this.clock.now());
  }

  private find(mail: MailFacts) {
    return this.unitOfWork.read((manager) => this.finding.byId(manager, mail.subjectId));
  }
}
