import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type PartnerVisitor } from '../accounts/access.js';
import { PersonRow } from '../accounts/person.entity.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { InvitationChanges } from './invitation-changes.service.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';
import type { InvitationState } from './invitation.entity.js';

/** More than an entity needs, and few enough that nobody mails the world from here. */
export const MOST_COLLEAGUES = 20;

export interface ColleagueWanted {
  readonly name: string;
  readonly post: string | null;
  readonly email: string;
  readonly language: Language;
  /** Names of the sections they write in; null for all. */
  readonly sections: readonly string[] | null;
}

/** Somebody of the entity with a link of their own, as the others see them. */
export interface LinkHolder {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly email: string | null;
  readonly state: InvitationState;
  readonly serverWords: string | null;
  readonly hasEntered: boolean;
  /** Null for a contact, who submits. */
  readonly colleague: { readonly sections: readonly string[] | null; readonly invitedBy: string } | null;
}

export type AddOutcome =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'has-link'; readonly name: string }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'closed' };

/** People of an entity who share one response, each by a link of their own (P7). Only contacts ask colleagues. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly finding: InvitationFinding,
    private readonly changes: InvitationChanges,
    private readonly history: HistoryService,
  ) {}

  /** Contacts first, then colleagues in the order in which they were asked. */
  list({ exerciseId, entity }: PartnerVisitor): Promise<readonly LinkHolder[]> {
    return this.unitOfWork.read(async (manager) =>
      (await this.finding.ofExercise(manager, exerciseId, entity)).map(linkHolder),
    );
  }

  add(visitor: PartnerVisitor, wanted: ColleagueWanted): Promise<AddOutcome> {
    assertContact(visitor);
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, visitor.initiativeId);
      const { manager } = transaction;
      const everybody = await this.finding.ofExercise(manager, visitor.exerciseId, visitor.entity);
      const own = everybody.find(({ invitation }) => invitation.id === visitor.invitationId);
      if (!own?.writable) return { kind: 'closed' };
      const known = everybody.find(
        ({ contact, live }) => live && contact.email?.toLowerCase() === wanted.email.toLowerCase(),
      );
      if (known) return { kind: 'has-link', name: known.contactName };
      const colleagues = everybody.filter(({ colleague }) => colleague !== null);
      if (colleagues.length >= MOST_COLLEAGUES) return { kind: 'too-many' };
      const contact = await this.store(transaction, visitor, wanted, colleagues.length);
      const by = { actor: actorOf(visitor) };
      const id = await this.changes.invite(transaction, own.exercise, contact, by);
      return { kind: 'added', id };
    });
  }

  /** Sends a new link; the one before ends. Also brings back one that was ended. */
  sendAgain(visitor: PartnerVisitor, id: string): Promise<void> {
    return this.change(visitor, id, (transaction, whole) =>
      this.changes.renew(transaction, whole, actorOf(visitor)),
    );
  }

  /** Ends the link and the session behind it; what was written stays. */
  end(visitor: PartnerVisitor, id: string): Promise<void> {
    return this.change(visitor, id, (transaction, { exercise, invitation }) =>
      this.changes.revoke(transaction, exercise, invitation, { actor: actorOf(visitor) }),
    );
  }

  /** Gives other sections; open pages of the colleague follow at their next save. */
  giveSections(visitor: PartnerVisitor, id: string, sections: readonly string[] | null): Promise<void> {
    return this.change(visitor, id, async (transaction, { invitation }) => {
      await transaction.manager
        .getRepository(ContactRow)
        .update({ id: invitation.contactId }, { sections: sections === null ? null : [...sections] });
      await this.history.record(transaction, {
        chain: visitor.initiativeId,
        actor: actorOf(visitor),
        what: 'colleague.sections-given',
        subject: invitation.id,
        details: { exercise: visitor.exerciseId, entity: visitor.entity, sections },
      });
    });
  }

  private change(
    visitor: PartnerVisitor,
    id: string,
    work: (transaction: Transaction, whole: WholeInvitation) => Promise<void>,
  ): Promise<void> {
    assertContact(visitor);
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, visitor.initiativeId);
      const whole = await this.finding.byId(transaction.manager, id);
      // Another entity's colleague, and a contact, look like nobody.
      const isOwn =
        whole?.exercise.id === visitor.exerciseId &&
        whole.entity.key === visitor.entity &&
        whole.colleague !== null;
      if (!isOwn) throw new Problem('not-found');
      await work(transaction, whole);
    });
  }

  private async store(
    { manager }: Transaction,
    visitor: PartnerVisitor,
    wanted: ColleagueWanted,
    before: number,
  ): Promise<ContactRow> {
    const { name, post, email, language, sections } = wanted;
    const personId = randomUUID();
    const createdAt = this.changes.now();
    await manager
      .getRepository(PersonRow)
      .insert({ id: personId, name, post, email, phone: null, createdAt });
    const row = {
      id: randomUUID(),
      initiativeId: visitor.initiativeId,
      entityKey: visitor.entity,
      personId,
      language,
      timeZone: visitor.timeZone,
      // After every contact.
      position: 1000 + before,
      removedAt: null,
      exerciseId: visitor.exerciseId,
      invitedBy: visitor.personId,
      sections: sections === null ? null : [...sections],
    };
    await manager.getRepository(ContactRow).insert(row);
    return row;
  }
}

function assertContact({ colleague }: PartnerVisitor): void {
  if (colleague !== null) throw new Problem('not-found');
}

function linkHolder({ invitation, contact, colleague }: WholeInvitation): LinkHolder {
  const { id, state, serverWords, enteredAt } = invitation;
  const { name, post, email } = contact;
  return { id, name, post, email, state, serverWords, hasEntered: enteredAt !== null, colleague };
}
