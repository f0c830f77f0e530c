import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import type { MailState } from '../mail/mail.entity.js';
import { NOTICE_MAIL } from './notice-mails.service.js';

/** Somebody who has heard of an exercise. */
export interface Informed {
  /** What a mail to them is about: their invitation, else their place as a contact. */
  readonly subjectId: string;
  readonly personId: string;
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly entity: string;
  /** By an invitation, with a link; else by the notice only. */
  readonly isInvited: boolean;
}

interface Row extends Omit<Informed, 'subjectId' | 'isInvited'> {
  readonly contactId: string;
  readonly invitationId: string | null;
  readonly invited: number;
  readonly noticed: number;
}

/** States of a mail that has reached its reader, or may have. */
const LEFT: readonly MailState[] = ['sending', 'sent', 'uncertain'];

/** Who has heard of an exercise: by a mail that has left, or through a personal link that was used. */
@Injectable()
export class Announced {
  /**
   * Contacts and colleagues there still are, but for those whose link staff had ended before the line `before` of the
   * history: they are told nothing more.
   */
  async of(
    manager: EntityManager,
    { id, initiativeId }: Pick<Exercise, 'id' | 'initiativeId'>,
    before: number,
  ): Promise<readonly Informed[]> {
    const rows = await query<Row>(manager)`SELECT c.id AS "contactId", v.id AS "invitationId",
      c.person_id AS "personId", c.language, c.time_zone AS "timeZone", c.entity_key AS entity,
      CASE WHEN v.entered_at IS NOT NULL OR EXISTS (SELECT 1 FROM mail m WHERE m.subject_id = v.id
        AND m.state IN (${LEFT})) THEN 1 ELSE 0 END AS invited,
      CASE WHEN EXISTS (SELECT 1 FROM mail m WHERE m.subject_id = c.id AND m.kind = ${NOTICE_MAIL}
        AND m.state IN (${LEFT}) AND m.params LIKE ${`%"${id}"%`}) THEN 1 ELSE 0 END AS noticed
      FROM contact c LEFT JOIN invitation v ON v.contact_id = c.id AND v.exercise_id = ${id}
      WHERE c.initiative_id = ${initiativeId} AND c.removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM history h WHERE h.chain = ${initiativeId} AND h.subject = v.id
        AND h.what = 'invitation.revoked' AND h.number < ${before} AND NOT EXISTS (SELECT 1 FROM history r
          WHERE r.chain = ${initiativeId} AND r.subject = v.id AND r.what = 'invitation.renewed'
          AND r.number > h.number AND r.number < ${before}))
      ORDER BY c.entity_key, c.position, c.id`;
    return rows
      .filter(({ invited, noticed }) => invited === 1 || noticed === 1)
      .map(({ contactId, invitationId, invited, noticed: _noticed, ...one }) => {
        const isInvited = invited === 1 && invitationId !== null;
        return { ...one, isInvited, subjectId: isInvited ? invitationId : contactId };
      });
  }
}
