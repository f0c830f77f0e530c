import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Partnership } from '../initiatives/partnership.js';
import { Problem } from '../problem.js';
import type { Choice } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { respondentsOf, type ResponseFrame } from './response-frame.js';

interface FrameRow {
  readonly id: string;
  readonly initiative_id: string;
  readonly acronym: string;
  readonly year: number;
  readonly number: number;
  readonly time_zone: string;
  readonly questionnaire: string;
  readonly partnership: string | null;
  readonly last_perspectives: string;
}

const MOST_FRAMES = 500;

/** What responses need of their exercise, read once: from its opening on it never changes. */
@Injectable()
export class ResponseFramesService {
  private readonly frames = new Map<string, ResponseFrame>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** Problem `not-found` where there is no such exercise, or it has not been opened. */
  async get(exerciseId: string): Promise<ResponseFrame> {
    const kept = this.frames.get(exerciseId);
    if (kept) return kept;
    const frame = await this.unitOfWork.read((manager) => this.read(manager, exerciseId));
    if (this.frames.size >= MOST_FRAMES) this.frames.delete(this.frames.keys().next().value ?? '');
    this.frames.set(exerciseId, frame);
    return frame;
  }

  /** As `get`, by code and year: the one that stands, or where the year was cancelled the last cancelled one. */
  async find(code: string, year: string): Promise<ResponseFrame> {
    if (!/^\d{4}$/.test(year)) throw new Problem('not-found');
    const rows = await this.unitOfWork.read(
      (manager) => query<{ id: string }>(manager)`SELECT e.id FROM exercise e
        JOIN initiative i ON i.id = e.initiative_id WHERE i.code = ${code} AND e.year = ${Number(year)}
        ORDER BY CASE e.state WHEN 'cancelled' THEN 1 ELSE 0 END, e.number DESC LIMIT 1`,
    );
    if (!rows[0]) throw new Problem('not-found');
    return this.get(rows[0].id);
  }

  private async read(manager: EntityManager, exerciseId: string): Promise<ResponseFrame> {
    const rows = await query<FrameRow>(manager)`SELECT e.id, e.initiative_id, i.acronym, e.year, e.number,
      e.time_zone, e.questionnaire, e.partnership, e.last_perspectives FROM exercise e JOIN initiative i ON i.id = e.initiative_id
      WHERE e.id = ${exerciseId}`;
    const [row] = rows;
    if (!row?.partnership) throw new Problem('not-found');
    const { year, number } = row;
    const partnership = JSON.parse(row.partnership) as Partnership;
    const lastPerspectives = JSON.parse(row.last_perspectives) as readonly Choice[];
    return {
      exerciseId,
      initiativeId: row.initiative_id,
      acronym: row.acronym,
      year,
      number,
      timeZone: row.time_zone,
      questionnaire: this.questionnaires.get(row.questionnaire),
      partnership,
      lastPerspectives,
      respondents: respondentsOf({ year, number, partnership, lastPerspectives }),
    };
  }
}
