import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { uncodedWork, type OwnWordsRow, type WorkItem, type WorkKind } from './work.js';

type Row = Omit<WorkItem, 'kind' | 'count'> & { readonly count: number | string };

const OWN_WORDS = ['enabling_factors_own', 'hindering_factors_own', 'perspectives_own'];

/** What waits for evaluators, a statement for each kind. */
@Injectable()
export class EvaluatorsWork {
  async of(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
    return [
      ...(await reviews(manager, reach)),
      ...(await ownWords(manager, reach)),
      ...(await flagged(manager, reach)),
      ...(await replies(manager, reach)),
      ...(await contested(manager, reach)),
      ...(await corrections(manager, reach)),
    ];
  }
}

async function reviews(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return itemsOf(
    'review',
    await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      r.entity_key AS entity, NULL AS about, r.submitted_at AS since, 1 AS count FROM response r
      JOIN exercise e ON e.id = r.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE r.state = 'submitted' AND e.state IN ('open', 'closed')
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`,
  );
}

/** Own words and what has been coded of them, in one reading: the words are compared here, not in the database. */
async function ownWords(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return uncodedWork(
    await query<OwnWordsRow>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      r.entity_key AS entity, a.question, r.submitted_at AS since, a.value, NULL AS place, NULL AS catalogue
      FROM answer a JOIN response r ON r.id = a.response_id
      JOIN exercise e ON e.id = r.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE a.question IN (${OWN_WORDS}) AND a.value IS NOT NULL AND r.state IN ('submitted', 'accepted')
        AND e.state IN ('open', 'closed')
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      UNION ALL SELECT i.code, i.acronym, e.year, e.time_zone, p.entity_key, p.question, '', NULL, p.place, c.catalogue
      FROM passage p JOIN passage_code c ON c.passage_id = p.id
      JOIN exercise e ON e.id = p.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE p.question IN (${OWN_WORDS}) AND p.coder = 'first' AND p.state = 'anchored'
        AND e.state IN ('open', 'closed')
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`,
  );
}

async function flagged(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return itemsOf(
    'flagged',
    await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      NULL AS entity, NULL AS about, MIN(r.submitted_at) AS since, COUNT(*) AS count FROM passage p
      JOIN response r ON r.exercise_id = p.exercise_id AND r.entity_key = p.entity_key
      JOIN exercise e ON e.id = p.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE p.state = 'flagged' AND p.coder = 'first' AND e.state IN ('open', 'closed')
        AND r.state IN ('submitted', 'accepted')
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      GROUP BY i.code, i.acronym, e.year, e.time_zone`,
  );
}

/** Disagreements that stand, and that nobody has answered as they stand. */
async function replies(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return itemsOf(
    'reply',
    await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      s.entity_key AS entity, s.finding AS about, s.at AS since, 1 AS count FROM finding_reaction s
      JOIN exercise e ON e.id = s.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE s.kind = 'disagree' AND e.state = 'in-validation'
        AND NOT EXISTS (SELECT 1 FROM finding_reaction later WHERE later.exercise_id = s.exercise_id
          AND later.finding = s.finding AND later.entity_key = s.entity_key AND later.revision > s.revision)
        AND NOT EXISTS (SELECT 1 FROM reaction_reply a WHERE a.exercise_id = s.exercise_id
          AND a.finding = s.finding AND a.entity_key = s.entity_key AND a.reaction_revision >= s.revision)
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`,
  );
}

async function contested(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return itemsOf(
    'contested',
    await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      NULL AS entity, f.finding AS about, MAX(s.at) AS since, COUNT(DISTINCT s.entity_key) AS count FROM finding f
      JOIN finding_reaction s ON s.exercise_id = f.exercise_id AND s.finding = f.finding AND s.kind = 'disagree'
      JOIN exercise e ON e.id = f.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE f.state = 'contested' AND e.state = 'in-validation'
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      GROUP BY i.code, i.acronym, e.year, e.time_zone, f.finding`,
  );
}

/** What entities have said of their quotes since the report that stands was published. */
async function corrections(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
  return itemsOf(
    'correct',
    await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      q.entity_key AS entity, NULL AS about, MIN(d.at) AS since, COUNT(DISTINCT q.id) AS count FROM quote_decision d
      JOIN quote q ON q.id = d.quote_id
      JOIN exercise e ON e.id = q.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE e.state = 'published' AND d.at > (SELECT MAX(v.published_at) FROM report_version v
          WHERE v.exercise_id = e.id AND v.state = 'current')
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      GROUP BY i.code, i.acronym, e.year, e.time_zone, q.entity_key`,
  );
}

/** PostgreSQL counts in bigint, which comes as text. */
function itemsOf(kind: WorkKind, rows: readonly Row[]): readonly WorkItem[] {
  return rows.map((row) => ({ ...row, kind, count: Number(row.count) }));
}
