import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Reach } from '../accounts/reach.js';
import { codeKey, type CodeName } from './passage.js';

/** How often a code stands in an exercise. */
export interface CodeCount extends CodeName {
  readonly initiative: string;
  readonly acronym: string;
  readonly year: number;
  readonly count: number;
}

/** A passage that has a code, with where it is from. */
export interface CodedPassageLine {
  readonly id: string;
  readonly initiative: string;
  readonly acronym: string;
  readonly year: number;
  readonly entity: string;
  readonly question: string;
  readonly quoted: string;
  readonly exemplar: number;
  /** 0 where the validation of its exercise has begun: it stands. */
  readonly open: number;
}

/** How the codebook is used, in the exercises that the reader reaches; second codings are left out. */
@Injectable()
export class CodebookUse {
  async counts(manager: EntityManager, reach: Reach): Promise<readonly CodeCount[]> {
    const rows = await query<CodeCount>(
      manager,
    )`SELECT c.catalogue, c.code, i.code AS initiative, i.acronym, e.year,
      COUNT(*) AS count FROM passage_code c JOIN passage p ON p.id = c.passage_id
      JOIN exercise e ON e.id = p.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE p.coder = 'first' AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows})
        OR i.code IN (${reach.codes}))
      GROUP BY c.catalogue, c.code, i.code, i.acronym, e.year ORDER BY e.year DESC, i.code`;
    // PostgreSQL counts in bigint, which comes as text.
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Passages with a code, the latest exercise first; without those that `actor` codes blindly at the moment. */
  passages(
    manager: EntityManager,
    { catalogue, code }: CodeName,
    reach: Reach,
    actor: string,
  ): Promise<readonly CodedPassageLine[]> {
    return query<CodedPassageLine>(manager)`SELECT p.id, i.code AS initiative, i.acronym, e.year,
      p.entity_key AS entity, p.question, p.quoted, p.exemplar,
      CASE WHEN e.state IN ('open', 'closed') THEN 1 ELSE 0 END AS open
      FROM passage_code c JOIN passage p ON p.id = c.passage_id
      JOIN exercise e ON e.id = p.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE p.coder = 'first' AND c.catalogue = ${catalogue} AND c.code = ${code}
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
        AND NOT EXISTS (SELECT 1 FROM second_coding s WHERE s.exercise_id = e.id AND s.coder = ${actor}
          AND s.finished_at IS NULL)
      ORDER BY e.year DESC, i.code, p.entity_key, p.question, p.start_offset`;
  }

  /** Ids of all passages with a code that may still be changed, and the initiatives they are of. */
  touched(
    manager: EntityManager,
    { catalogue, code }: CodeName,
  ): Promise<readonly { readonly id: string; readonly initiative: string }[]> {
    return query<{ readonly id: string; readonly initiative: string }>(
      manager,
    )`SELECT p.id, e.initiative_id AS initiative FROM passage_code c
      JOIN passage p ON p.id = c.passage_id JOIN exercise e ON e.id = p.exercise_id
      WHERE c.catalogue = ${catalogue} AND c.code = ${code} AND e.state IN ('open', 'closed')
      ORDER BY e.initiative_id, p.id`;
  }
}

/** Sums by code. */
export function totals(counts: readonly CodeCount[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const each of counts) sums.set(codeKey(each), (sums.get(codeKey(each)) ?? 0) + each.count);
  return sums;
}
