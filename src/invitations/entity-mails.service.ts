import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { MailFacts } from '../mail/mail-kind.js';
import { OutboxService } from '../mail/outbox.service.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';
import { InvitationLinks } from './invitation-links.service.js';
import type { Addressing } from './mails/letter-frame.js';

/** What a mail to the contacts of an entity is about. */
export interface EntityMail {
  /** Registered with `MailKinds` by who asks. */
  readonly kind: string;
  readonly exerciseId: string;
  readonly entity: string;
  /** 1, 2, …: with the kind it makes a mail go to a contact once. */
  readonly number: number;
  /** Facts as they stand now; never a link, a name or an address. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Instant, also by the zone of the reader; now where absent. */
  readonly dueAt?: string | ((timeZone: string) => string);
  /** To whom of the entity it goes; to its contacts where absent. */
  readonly only?: (whole: WholeInvitation) => boolean;
}

/** Mails with the personal link to everybody of an entity whose link is alive, for the rooms below this one. */
@Injectable()
export class EntityMails {
  private readonly found = new WeakMap<MailFacts, Promise<WholeInvitation | null>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly finding: InvitationFinding,
    private readonly links: InvitationLinks,
    private readonly outbox: OutboxService,
  ) {}

  /** Asks for one mail per person, about their invitation; answers how many people there are. */
  async queue(transaction: Transaction, mail: EntityMail): Promise<number> {
    const all = await this.finding.ofExercise(transaction.manager, mail.exerciseId, mail.entity);
    const { only = isContact, dueAt } = mail;
    const living = all.filter((whole) => whole.live && only(whole));
    for (const { invitation, exercise, personId, language, timeZone } of living) {
      await this.outbox.queue(transaction, {
        kind: mail.kind,
        subjectId: invitation.id,
        number: mail.number,
        initiativeId: exercise.initiativeId,
        personId,
        language,
        params: { ...mail.params, generation: invitation.generation },
        ...(dueAt ? { dueAt: typeof dueAt === 'string' ? dueAt : dueAt(timeZone) } : {}),
      });
    }
    return living.length;
  }

  /** To whom such a mail goes and by which link, to be written; null where the invitation is no more. */
  async addressing(mail: MailFacts): Promise<(Addressing & { readonly whole: WholeInvitation }) | null> {
    const whole = await this.find(mail);
    if (!whole) return null;
    // The generation the mail was asked for: looked at later, it must not show a newer link.
    const link = this.links.urlOf(mail.subjectId, Number(mail.params.generation));
    return { whole, name: mail.person.name, link, officer: whole.initiative.officer };
  }

  /** For `MailKind.isStillWanted`: not once the link has ended or been replaced. */
  async isLinkCurrent(mail: MailFacts): Promise<boolean> {
    const whole = await this.find(mail);
    return whole !== null && whole.live && whole.invitation.generation === mail.params.generation;
  }

  /** Once for each mail that is written: whether it is wanted and what it says rest on the same. */
  private find(mail: MailFacts): Promise<WholeInvitation | null> {
    let found = this.found.get(mail);
    if (!found) {
      found = this.unitOfWork.read((manager) => this.finding.oneOfMany(manager, mail.subjectId));
      this.found.set(mail, found);
    }
    return found;
  }
}

function isContact({ colleague }: WholeInvitation): boolean {
  return colleague === null;
}
