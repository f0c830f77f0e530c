import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { Clock } from '../clock.service.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { KnownExercises } from '../exercises/known-exercises.service.js';
import { isWritable, type Exercise } from '../exercises/exercise.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import type { Initiative } from '../initiatives/initiative.js';
import type { Entity } from '../initiatives/partnership.js';
import { Problem } from '../problem.js';
import type { Language } from '../language.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationRow } from './invitation.entity.js';
import { isLive } from './live-link.js';

/** An invitation with everything a page or mail about it says. */
export interface WholeInvitation {
  readonly invitation: InvitationRow;
  readonly exercise: Exercise;
  readonly initiative: Initiative;
  /** As the exercise has copied it. */
  readonly entity: Entity;
  readonly personId: string;
  readonly contactName: string;
  readonly contact: {
    readonly name: string;
    readonly post: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly isContactRemoved: boolean;
  /** Where the person only helps: in which sections (null: all), and who asked them. */
  readonly colleague: {
    readonly sections: readonly string[] | null;
    readonly invitedBy: string;
  } | null;
  readonly language: Language;
  /** Of the contact; IANA name. */
  readonly timeZone: string;
  /** False once the exercise is cancelled or was published too long ago. */
  readonly exerciseHasLinks: boolean;
  /** Does the form take answers now? */
  readonly writable: boolean;
  /** Does its link open now? */
  readonly live: boolean;
}

/** Finds invitations by id, by token, by entity. */
@Injectable()
export class InvitationFinding {
  constructor(
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly known: KnownExercises,
    private readonly links: InvitationLinks,
  ) {}

  async byId(manager: EntityManager, id: string): Promise<WholeInvitation | null> {
    const invitation = await manager.getRepository(InvitationRow).findOneBy({ id });
    return invitation && this.whole(manager, invitation);
  }

  /** As `byId`, as it stands outside of any transaction; for who asks for many of the same exercises. */
  async oneOfMany(manager: EntityManager, id: string): Promise<WholeInvitation | null> {
    const [found] = await query<InvitationRow & { readonly exercise: number; readonly initiative: number }>(
      manager,
    )`SELECT v.id, v.exercise_id AS "exerciseId", v.contact_id AS "contactId", v.entity_key AS "entityKey",
      v.generation, v.token_hash AS "tokenHash", v.state, v.server_words AS "serverWords",
      v.created_at AS "createdAt", v.reminders_stopped_at AS "remindersStoppedAt", v.entered_at AS "enteredAt",
      e.revision AS exercise, i.revision AS initiative
      FROM invitation v JOIN exercise e ON e.id = v.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE v.id = ${id}`;
    if (!found) return null;
    const { exercise, initiative, ...invitation } = found;
    return this.whole(
      manager,
      invitation,
      await this.known.load(invitation.exerciseId, { exercise, initiative }),
    );
  }

  /** By a current token. */
  async byToken(manager: EntityManager, token: string): Promise<WholeInvitation | null> {
    if (!this.links.looksLikeToken(token)) return null;
    const tokenHash = this.links.hashOf(token);
    const invitation = await manager.getRepository(InvitationRow).findOneBy({ tokenHash });
    return invitation && this.whole(manager, invitation);
  }

  /**
   * By a token that a later one has replaced. Nothing is stored of it, so the earlier tokens of the invitations that have
   * had several are derived again; they are few, and guesses are counted.
   */
  async byReplacedToken(manager: EntityManager, token: string): Promise<WholeInvitation | null> {
    if (!this.links.looksLikeToken(token)) return null;
    const renewed = await manager
      .getRepository(InvitationRow)
      .find({ where: { generation: MoreThan(1) }, select: { id: true, generation: true } });
    for (const { id, generation } of renewed) {
      for (let earlier = generation - 1; earlier >= 1; earlier -= 1) {
        if (this.links.tokenOf(id, earlier) === token) return this.byId(manager, id);
      }
    }
    return null;
  }

  /** All of an exercise, or of one of its entities, in the order of the contacts. */
  async ofExercise(manager: EntityManager, exerciseId: string, entity?: string): Promise<WholeInvitation[]> {
    const rows = await manager
      .getRepository(InvitationRow)
      .createQueryBuilder('invitation')
      .innerJoin(ContactRow, 'contact', 'contact.id = invitation.contactId')
      .where({ exerciseId, ...(entity === undefined ? {} : { entityKey: entity }) })
      .orderBy('invitation.entityKey')
      .addOrderBy('contact.position')
      .addOrderBy('invitation.createdAt')
      .addOrderBy('invitation.id')
      .getMany();
    if (rows.length === 0) return [];
    const of = await this.exercises.loadIn(manager, exerciseId);
    const found: WholeInvitation[] = [];
    for (const row of rows) {
      const whole = await this.whole(manager, row, of);
      if (whole) found.push(whole);
    }
    return found;
  }

  private async whole(
    manager: EntityManager,
    invitation: InvitationRow,
    of?: ExerciseOfInitiative,
  ): Promise<WholeInvitation | null> {
    const contact = await contactOf(manager, invitation.contactId);
    const { exercise, initiative } = of ?? (await this.exercises.loadIn(manager, invitation.exerciseId));
    const entity = exercise.partnership?.entities.find(({ key }) => key === invitation.entityKey);
    if (!entity) return null;
    const link = {
      removedAt: contact.removedAt,
      exerciseState: exercise.state,
      publishedAt: exercise.publishedAt,
    };
    const now = this.clock.now();
    const { personId, name, post, email, phone } = contact;
    return {
      invitation,
      exercise,
      initiative,
      entity,
      personId,
      contactName: name,
      contact: { name, post, email, phone },
      isContactRemoved: contact.removedAt !== null,
      colleague: colleagueOf(contact),
      exerciseHasLinks: isLive({ ...link, state: 'sent', removedAt: null }, now),
      language: contact.language,
      timeZone: contact.timeZone,
      writable: isWritable(exercise, now),
      live: isLive({ ...link, state: invitation.state }, now),
    };
  }
}

/** A contact with its person and, of a colleague, the name of who asked them. */
interface FoundContact {
  readonly personId: string;
  readonly name: string;
  readonly post: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly removedAt: string | null;
  readonly exerciseId: string | null;
  /** JSON text. */
  readonly sections: string | null;
  readonly invitedBy: string | null;
}

async function contactOf(manager: EntityManager, id: string): Promise<FoundContact> {
  const [found] = await query<FoundContact>(
    manager,
  )`SELECT p.id AS "personId", p.name, p.post, p.email, p.phone,
    c.language, c.time_zone AS "timeZone", c.removed_at AS "removedAt", c.exercise_id AS "exerciseId", c.sections,
    asking.name AS "invitedBy"
    FROM contact c JOIN person p ON p.id = c.person_id LEFT JOIN person asking ON asking.id = c.invited_by
    WHERE c.id = ${id}`;
  if (!found) throw new Problem('not-found');
  return found;
}

function colleagueOf({ exerciseId, invitedBy, sections }: FoundContact): WholeInvitation['colleague'] {
  if (exerciseId === null) return null;
  const names = sections === null ? null : (JSON.parse(sections) as string[]);
  return { sections: names, invitedBy: invitedBy ?? '' };
}
