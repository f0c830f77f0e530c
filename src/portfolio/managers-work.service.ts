import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { blockingPublication } from '../reports/publication.js';
import { ReportSources } from '../reports/report-source.service.js';
import { CourseWork } from './course-work.service.js';
import { MailWork } from './mail-work.service.js';
import type { WorkItem, WorkPlace } from './work.js';

interface Row extends WorkPlace {
  readonly since: string;
}

/** What waits for managers, a statement for each kind. */
@Injectable()
export class ManagersWork {
  constructor(
    private readonly sources: ReportSources,
    private readonly course: CourseWork,
    private readonly mails: MailWork,
  ) {}

  /** `now` is an instant. */
  async of(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
    return [
      ...(await this.course.of(manager, reach, now)),
      ...(await toClose(manager, reach, now)),
      ...(await this.toPublish(manager, reach)),
      ...(await this.mails.of(manager, reach, now)),
    ];
  }

  /**
   * Validations that are over and that nothing keeps from being published. Few stand between the two at a time, so each
   * is asked the one rule there is.
   */
  private async toPublish(manager: EntityManager, reach: Reach): Promise<readonly WorkItem[]> {
    const rows = await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
      (SELECT MAX(v.ended_at) FROM validation_round v WHERE v.exercise_id = e.id) AS since
      FROM exercise e JOIN initiative i ON i.id = e.initiative_id
      WHERE e.state = 'in-validation'
        AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
        AND EXISTS (SELECT 1 FROM validation_round v WHERE v.exercise_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM validation_round v WHERE v.exercise_id = e.id AND v.ended_at IS NULL)`;
    const items: WorkItem[] = [];
    for (const row of rows) {
      const source = await this.sources.ofIn(manager, row.code, String(row.year));
      if (blockingPublication(source).length === 0)
        items.push({ ...row, kind: 'publish', entity: null, about: null, count: 1 });
    }
    return items;
  }
}

async function toClose(manager: EntityManager, reach: Reach, now: string): Promise<readonly WorkItem[]> {
  const rows = await query<Row>(manager)`SELECT i.code, i.acronym, e.year, e.time_zone AS "timeZone",
    e.closes_at AS since FROM exercise e JOIN initiative i ON i.id = e.initiative_id
    WHERE e.state = 'open' AND e.closes_at <= ${now}
      AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`;
  return rows.map((row) => ({ ...row, kind: 'close', entity: null, about: null, count: 1 }));
}
