import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { eventKind } from '../exercises/schedule.js';
import type { CallOutcome } from '../invitations/call.js';
import { callsToMake, type SilentContact } from './calls-to-make.js';
import type { WorkItem, WorkPlace } from './work.js';

/** Such a call has spoken to nobody, and has to be made again. */
const NOT_REACHED: CallOutcome = 'not-reached';

/** What the course of an exercise leaves to people: calls to who is silent, and openings that something keeps back. */
@Injectable()
export class CourseWork {
  /** `now` is an instant. */
  async of(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
    return [...callsToMake(await silentContacts(manager, reach, now)), ...(await notOpened(manager, reach))];
  }
}

/** From the day of calling on, until somebody has spoken to the entity or it has answered. */
function silentContacts(manager: EntityManager, reach: Reach, now: string): Promise<SilentContact[]> {
  return query<SilentContact>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    j.due_at AS since, v.entity_key AS entity, p.name, p.phone
    FROM job j JOIN exercise e ON e.id = j.subject JOIN initiative i ON i.id = e.initiative_id
    JOIN invitation v ON v.exercise_id = e.id JOIN contact c ON c.id = v.contact_id
    JOIN person p ON p.id = c.person_id
    WHERE j.kind = ${eventKind('call')} AND j.state = 'done' AND e.state = 'open' AND e.closes_at > ${now}
      AND c.removed_at IS NULL AND c.exercise_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM response r WHERE r.exercise_id = e.id AND r.entity_key = v.entity_key
        AND r.state IN ('submitted', 'accepted', 'returned'))
      AND NOT EXISTS (SELECT 1 FROM phone_call k WHERE k.exercise_id = e.id AND k.entity_key = v.entity_key
        AND k.called_at >= e.opened_at AND k.outcome <> ${NOT_REACHED})
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    ORDER BY i.code, v.entity_key, c.position`;
}

/** Its first day has come, and something is missing or its last day was over. */
async function notOpened(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  const rows = await query<WorkPlace & { readonly since: string }>(manager)`SELECT i.code, i.acronym, e.year,
    e.time_zone AS "timeZone", MAX(j.due_at) AS since
    FROM job j JOIN exercise e ON e.id = j.subject JOIN initiative i ON i.id = e.initiative_id
    WHERE j.kind = ${eventKind('open')} AND j.state = 'done' AND j.outcome IN ('blocked', 'missed')
      AND e.state = 'planned'
      AND NOT EXISTS (SELECT 1 FROM job later WHERE later.subject = e.id AND later.kind = j.kind
        AND later.state = 'due')
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, e.year, e.time_zone`;
  return rows.map((row) => ({ ...row, kind: 'open' as const, entity: null, about: null, count: 1 }));
}
