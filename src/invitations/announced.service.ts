import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import type { MailState } from '../mail/mail.entity.js';

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
    const invited = await query<Omit<Informed, 'isInvited'>>(manager)`SELECT v.id AS "subjectId",
      c.person_id AS "personId", c.language, c.time_zone AS "timeZone", v.entity_key AS entity
      FROM invitation v JOIN contact c ON c.id = v.contact_id
      WHERE v.exercise_id = ${id} AND c.removed_at IS NULL AND (v.entered_at IS NOT NULL OR EXISTS
        (SELECT 1 FROM mail m WHERE m.subject_id = v.id AND m.state IN (${LEFT})))
      AND NOT EXISTS (SELECT 1 FROM history h WHERE h.chain = ${initiativeId} AND h.subject = v.id
        AND h.what = 'invitation.revoked' AND h.number < ${before} AND NOT EXISTS (SELECT 1 FROM history r
          WHERE r.chain = ${initiativeId} AND r.subject = v.id AND r.what = 'invitation.renewed'
          AND r.number > h.number AND r.number < ${before}))
      ORDER BY v.entity_key, c.position, v.id`;
    const noticed = await query<Omit<Informed, 'isInvited'>>(manager)`SELECT c.id AS "subjectId",
      c.person_id AS "personId", c.language, c.time_zone AS "timeZone", c.entity_key AS entity
      FROM contact c WHERE c.initiative_id = ${initiativeId} AND c.removed_at IS NULL AND c.exercise_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM invitation v WHERE v.exercise_id = ${id} AND v.contact_id = c.id)
      AND EXISTS (SELECT 1 FROM mail m WHERE m.initiative_id = ${initiativeId} AND m.kind = 'notice'
        AND m.person_id = c.person_id AND m.state IN (${LEFT}) AND m.params LIKE ${`%"${id}"%`})
      ORDER BY c.entity_key, c.position, c.id`;
    return [
      ...invited.map((one) => ({ ...one, isInvited: true })),
      ...noticed.map((one) => ({ ...one, isInvited: false })),
    ];
  }
}
