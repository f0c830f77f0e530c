import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import type { ExerciseState } from '../exercises/exercise.js';
import { publishedTooLongAgo } from '../invitations/live-link.js';
import type { MailState } from '../mail/mail.entity.js';
import type { WorkItem, WorkPlace } from './work.js';

interface CountedRow extends WorkPlace {
  readonly since: string;
  readonly count: number | string;
}

interface PersonRow extends Pick<CountedRow, 'code' | 'acronym' | 'since' | 'count'> {
  readonly entity: string | null;
  readonly name: string;
  readonly email: string | null;
}

/** Of a mail, and of the link it is about. */
const TROUBLE = ['failed', 'bounced', 'uncertain'] as const satisfies readonly MailState[];
/** In which a link that is in trouble keeps somebody from taking part. */
const RUNNING: readonly ExerciseState[] = ['open', 'closed', 'in-validation'];

/**
 * Mails that somebody has to look after, a statement for each kind. What waits here always ends: by a later mail that
 * has reached the person, by another address, which is another person, and with the exercise and its links.
 */
@Injectable()
export class MailWork {
  /** `now` is an instant. */
  async of(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
    const ended = publishedTooLongAgo(now);
    return [
      ...(await linksNotArrived(manager, reach, ended)),
      ...(await mailsNotArrived(manager, reach, ended)),
      ...(await toContacts(manager, reach)),
      ...(await toOfficers(manager, reach, ended)),
    ];
  }
}

async function linksNotArrived(
  manager: EntityManager,
  reach: Reach,
  ended: string,
): Promise<readonly WorkItem[]> {
  const rows = await query<CountedRow>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    MIN(v.created_at) AS since, COUNT(*) AS count FROM invitation v
    JOIN exercise e ON e.id = v.exercise_id JOIN initiative i ON i.id = e.initiative_id
    WHERE v.state IN (${TROUBLE}) AND e.state IN (${RUNNING})
      AND (e.published_at IS NULL OR e.published_at > ${ended})
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, e.year, e.time_zone`;
  return rows.map((row) => ({ ...row, kind: 'link', entity: null, about: null, count: Number(row.count) }));
}

/** Mails about links that are not listed themselves and have not ended. */
async function mailsNotArrived(
  manager: EntityManager,
  reach: Reach,
  ended: string,
): Promise<readonly WorkItem[]> {
  const rows = await query<CountedRow>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    MIN(m.created_at) AS since, COUNT(*) AS count FROM mail m
    JOIN invitation v ON v.id = m.subject_id JOIN contact c ON c.id = v.contact_id
    JOIN exercise e ON e.id = v.exercise_id JOIN initiative i ON i.id = e.initiative_id
    WHERE m.state IN (${TROUBLE}) AND c.removed_at IS NULL AND v.state NOT IN ('revoked', 'queued', 'sending')
      AND e.state <> 'cancelled' AND (e.published_at IS NULL OR e.published_at > ${ended})
      AND NOT (v.state IN (${TROUBLE}) AND e.state IN (${RUNNING}))
      AND NOT EXISTS (SELECT 1 FROM mail later WHERE later.person_id = m.person_id AND later.state = 'sent'
        AND later.created_at > m.created_at)
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, e.year, e.time_zone`;
  return rows.map((row) => ({ ...row, kind: 'mail', entity: null, about: null, count: Number(row.count) }));
}

/** Mails to contacts who have no link yet, such as the notice; not once their link is listed. */
async function toContacts(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  const rows = await query<PersonRow>(
    manager,
  )`SELECT i.code, i.acronym, c.entity_key AS entity, p.name, p.email,
    MIN(m.created_at) AS since, COUNT(*) AS count FROM mail m
    JOIN contact c ON c.id = m.subject_id JOIN person p ON p.id = c.person_id
    JOIN initiative i ON i.id = c.initiative_id
    WHERE m.state IN (${TROUBLE}) AND c.removed_at IS NULL
      AND EXISTS (SELECT 1 FROM exercise e WHERE e.initiative_id = i.id
        AND e.state IN (${['planned', ...RUNNING]}) AND m.params LIKE '%"' || e.id || '"%')
      AND NOT EXISTS (SELECT 1 FROM invitation v JOIN exercise x ON x.id = v.exercise_id
        WHERE v.contact_id = c.id AND v.state IN (${TROUBLE}) AND x.state IN (${RUNNING}))
      AND NOT EXISTS (SELECT 1 FROM mail later WHERE later.person_id = m.person_id AND later.state = 'sent'
        AND later.created_at > m.created_at)
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, c.entity_key, c.id, p.name, p.email`;
  return rows.map(personItem);
}

/** Mails to the officer an initiative has now, while they are news: they are about its exercises. */
async function toOfficers(manager: EntityManager, reach: Reach, ended: string): Promise<readonly WorkItem[]> {
  const rows = await query<PersonRow>(manager)`SELECT i.code, i.acronym, NULL AS entity, p.name, p.email,
    MIN(m.created_at) AS since, COUNT(*) AS count FROM mail m
    JOIN exercise e ON e.id = m.subject_id JOIN initiative i ON i.id = e.initiative_id
    JOIN person p ON p.id = m.person_id
    WHERE m.state IN (${TROUBLE}) AND i.officer_id = m.person_id AND m.created_at > ${ended}
      AND NOT EXISTS (SELECT 1 FROM mail later WHERE later.person_id = m.person_id AND later.state = 'sent'
        AND later.created_at > m.created_at)
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, p.id, p.name, p.email`;
  return rows.map(personItem);
}

function personItem({ name, email, count, ...row }: PersonRow): WorkItem {
  const about = [name, email].filter(Boolean).join(', ');
  return { ...row, kind: 'address', year: null, timeZone: 'UTC', about, count: Number(count) };
}
