import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StaffVisitor } from '../accounts/access.js';
import { reachOf, type Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Partnership } from '../initiatives/partnership.js';
import { EvaluatorsWork } from './evaluators-work.service.js';
import { ManagersWork } from './managers-work.service.js';
import { oldestFirst, type StillAnswering, type WorkItem } from './work.js';

/** As far as a person's grants reach. */
export interface Work {
  /** Those of the page asked for, oldest first. */
  readonly items: readonly WorkItem[];
  readonly oldest: WorkItem | null;
  readonly total: number;
  /** Exercises that close first; at most ten. */
  readonly answering: readonly StillAnswering[];
  /** Name of an entity in an exercise of the page. */
  readonly nameOf: (item: WorkItem) => string;
}

const MOST_ANSWERING = 10;

/** What waits for somebody; as many statements as there are kinds, however much it is. */
@Injectable()
export class WorkService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evaluators: EvaluatorsWork,
    private readonly managers: ManagersWork,
  ) {}

  /** `now` is an instant. */
  of(
    visitor: StaffVisitor,
    now: string,
    { skip, pageSize }: { readonly skip: number; readonly pageSize: number },
  ): Promise<Work> {
    return this.unitOfWork.read(async (manager) => {
      const all = oldestFirst([
        ...(await this.evaluators.of(manager, reachOf(visitor, 'evaluator'))),
        ...(await this.managers.of(manager, reachOf(visitor, 'manager'), now)),
      ]);
      const items = all.slice(skip, skip + pageSize);
      const names = await entityNames(manager, items);
      return {
        items,
        oldest: all[0] ?? null,
        total: all.length,
        answering: await stillAnswering(manager, reachOf(visitor), now),
        nameOf: ({ code, year, entity }) => names.get(`${code} ${year} ${entity}`) ?? entity ?? '',
      };
    });
  }
}

async function stillAnswering(
  manager: EntityManager,
  reach: Reach,
  now: string,
): Promise<readonly StillAnswering[]> {
  const rows = await query<
    Omit<StillAnswering, 'missing'> & { readonly partnership: string; readonly answered: number | string }
  >(
    manager,
  )`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone", e.closes_at AS "closesAt", e.partnership,
      (SELECT COUNT(*) FROM response r WHERE r.exercise_id = e.id AND r.state IN ('submitted', 'accepted')) AS answered
      FROM exercise e JOIN initiative i ON i.id = e.initiative_id
      WHERE e.state = 'open' AND e.closes_at > ${now} AND e.partnership IS NOT NULL
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
      ORDER BY e.closes_at, i.code LIMIT ${MOST_ANSWERING}`;
  return rows.map(({ partnership, answered, ...row }) => ({
    ...row,
    missing: (JSON.parse(partnership) as Partnership).entities.length - Number(answered),
  }));
}

async function entityNames(
  manager: EntityManager,
  items: readonly WorkItem[],
): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(items.flatMap(({ code, entity }) => (entity === null ? [] : [code])))];
  if (codes.length === 0) return new Map();
  const rows = await query<{ code: string; year: number; partnership: string }>(manager)`
    SELECT i.code, e.year, e.partnership FROM exercise e JOIN initiative i ON i.id = e.initiative_id
    WHERE i.code IN (${codes}) AND e.partnership IS NOT NULL AND e.state <> 'cancelled'`;
  return new Map(
    rows.flatMap(({ code, year, partnership }) =>
      (JSON.parse(partnership) as Partnership).entities.map(
        ({ key, name }) => [`${code} ${year} ${key}`, name] as const,
      ),
    ),
  );
}
