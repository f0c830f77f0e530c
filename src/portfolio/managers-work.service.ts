import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import type { Exercise } from '../exercises/exercise.js';
import type { FindingFacts } from '../findings/finding.js';
import { isDecided, type WorkItem, type WorkPlace } from './work.js';

interface Row extends WorkPlace {
  readonly since: string;
}

interface CountedRow extends Row {
  readonly count: number | string;
}

interface PublishableRow extends Row {
  readonly decision: string | null;
  readonly facts: string | null;
}

/** What waits for managers, a statement for each kind. */
@Injectable()
export class ManagersWork {
  /** `now` is an instant. */
  async of(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
    return [
      ...(await toClose(manager, reach, now)),
      ...(await toPublish(manager, reach)),
      ...(await linksNotArrived(manager, reach)),
      ...(await mailsNotArrived(manager, reach)),
    ];
  }
}

async function toClose(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
  const rows = await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    e.closes_at AS since FROM exercise e JOIN initiative i ON i.id = e.initiative_id
    WHERE e.state = 'open' AND e.closes_at <= ${now}
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`;
  return rows.map((row) => ({ ...row, kind: 'close', entity: null, about: null, count: 1 }));
}

/**
 * Validations that are over and that nothing keeps from being published: the rules of `blockingPublication`, in one
 * statement over what validation froze.
 */
async function toPublish(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  const rows = await query<PublishableRow>(
    manager,
  )`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    (SELECT MAX(v.ended_at) FROM validation_round v WHERE v.exercise_id = e.id) AS since, e.decision, n.facts
    FROM exercise e JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN finding n ON n.exercise_id = e.id AND n.finding = 'new-exercise'
    WHERE e.state = 'in-validation'
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      AND EXISTS (SELECT 1 FROM validation_round v WHERE v.exercise_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM validation_round v WHERE v.exercise_id = e.id AND v.ended_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM finding_wording w JOIN finding f ON f.exercise_id = w.exercise_id
        AND f.finding = w.finding WHERE w.exercise_id = e.id AND w.facts_hash <> f.facts_hash
        AND w.number = (SELECT MAX(x.number) FROM finding_wording x WHERE x.exercise_id = w.exercise_id
          AND x.finding = w.finding AND x.language = w.language))
      AND NOT EXISTS (SELECT 1 FROM quote q JOIN response r ON r.exercise_id = q.exercise_id
        AND r.entity_key = q.entity_key AND r.state = 'accepted'
        WHERE q.exercise_id = e.id AND q.source <> 'answer'
        AND NOT EXISTS (SELECT 1 FROM quote_decision d WHERE d.quote_id = q.id))
      AND NOT EXISTS (SELECT 1 FROM response r JOIN answer a ON a.response_id = r.id AND a.question = 'quote'
        LEFT JOIN answer c ON c.response_id = r.id AND c.question = 'quote_consent'
        WHERE r.exercise_id = e.id AND r.state = 'accepted' AND a.value IS NOT NULL
        AND COALESCE(c.value, '') NOT IN ('"named"', '"role-only"', '"not-quoted"')
        AND NOT EXISTS (SELECT 1 FROM quote q JOIN quote_decision d ON d.quote_id = q.id
          WHERE q.exercise_id = e.id AND q.entity_key = r.entity_key AND q.source = 'answer'
          AND d.consent_revision = COALESCE(c.revision, 0)))`;
  return rows.flatMap(({ decision, facts, ...row }) => {
    const decided = decision === null ? null : (JSON.parse(decision) as Exercise['decision']);
    const proposal = facts === null ? null : ((JSON.parse(facts) as FindingFacts).decision ?? null);
    return isDecided(decided, proposal)
      ? [{ ...row, kind: 'publish' as const, entity: null, about: null, count: 1 }]
      : [];
  });
}

async function linksNotArrived(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  const rows = await query<CountedRow>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    MIN(v.created_at) AS since, COUNT(*) AS count FROM invitation v
    JOIN exercise e ON e.id = v.exercise_id JOIN initiative i ON i.id = e.initiative_id
    WHERE v.state IN ('failed', 'bounced', 'uncertain') AND e.state = 'open'
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym, e.year, e.time_zone`;
  return rows.map((row) => ({ ...row, kind: 'link', entity: null, about: null, count: Number(row.count) }));
}

/** Mails that bring no link, and after which nothing has reached the person. */
async function mailsNotArrived(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  const rows = await query<Omit<CountedRow, 'year' | 'timeZone'>>(manager)`SELECT i.code, i.acronym,
    MIN(m.created_at) AS since, COUNT(*) AS count FROM mail m JOIN initiative i ON i.id = m.initiative_id
    WHERE m.state IN ('failed', 'uncertain')
      AND NOT EXISTS (SELECT 1 FROM invitation v WHERE v.id = m.subject_id)
      AND NOT EXISTS (SELECT 1 FROM mail later WHERE later.person_id = m.person_id AND later.state = 'sent'
        AND later.created_at > m.created_at)
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
    GROUP BY i.code, i.acronym`;
  return rows.map((row) => ({
    ...{ ...row, kind: 'mail', year: null, timeZone: 'UTC', entity: null, about: null },
    count: Number(row.count),
  }));
}
