import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { InitiativeRow } from '../initiatives/initiative.entity.js';
import type { Language, PartialTexts } from '../language.js';
import { Problem } from '../problem.js';
import { headlineOf, type ReportHeadline } from './report-headline.js';
import { ReportDocumentRow, ReportVersionRow } from './report-version.entity.js';

/** A report as anybody may read it: the version that is served now. */
export interface PublishedReport {
  readonly versionId: string;
  readonly exerciseId: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly acronym: string;
  readonly window: number;
  readonly year: number;
  /** From 1; more than that is a correction. */
  readonly number: number;
  /** What it corrects. */
  readonly note: string | null;
  /** Instants; the first is that of version 1. */
  readonly publishedAt: string;
  readonly firstPublishedAt: string;
  /** In which its dates are told. */
  readonly timeZone: string;
}

export type NamedReport = PublishedReport & { readonly name: PartialTexts };

/** Since when a report is served no longer, and why. */
export interface Withdrawal {
  readonly withdrawnAt: string;
  readonly withdrawnWhy: string;
  readonly timeZone: string;
}

/** Headlines kept in memory; documents never change. */
const MOST_KEPT = 2000;

/** What the public may read. Whatever is not served now (a draft, what was withdrawn) is not here. */
@Injectable()
export class PublishedReports {
  private readonly headlines = new Map<string, ReportHeadline>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
  ) {}

  /** Windows from the latest on, in each by acronym, of an initiative the latest exercise first. */
  list(): Promise<readonly NamedReport[]> {
    return this.unitOfWork.read(async (manager) => named(manager, await this.listIn(manager)));
  }

  /** As `list`, or that of one exercise. */
  listIn(manager: EntityManager, exerciseId = ''): Promise<readonly PublishedReport[]> {
    return query<PublishedReport>(manager)`SELECT v.id AS "versionId", v.exercise_id AS "exerciseId",
        e.initiative_id AS "initiativeId", i.code, i.acronym, i.window_year AS "window", e.year, v.number,
        v.note, v.published_at AS "publishedAt", e.time_zone AS "timeZone",
        (SELECT MIN(f.published_at) FROM report_version f WHERE f.exercise_id = v.exercise_id) AS "firstPublishedAt"
      FROM report_version v JOIN exercise e ON e.id = v.exercise_id JOIN initiative i ON i.id = e.initiative_id
      WHERE v.state = 'current' AND (${exerciseId} = '' OR v.exercise_id = ${exerciseId})
      ORDER BY i.window_year DESC, i.acronym, i.code, e.year DESC`;
  }

  /**
   * The report of an exercise as it is served, or what is to be said of its withdrawal. Problem `not-found` where nothing
   * was ever published.
   */
  async of(code: string, year: string): Promise<NamedReport | Withdrawal> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise } = await this.exercises.findIn(manager, code, year);
      const [served] = await named(manager, await this.listIn(manager, exercise.id));
      if (served) return served;
      const latest = await manager
        .getRepository(ReportVersionRow)
        .findOne({ where: { exerciseId: exercise.id }, order: { number: 'DESC' } });
      if (!latest) throw new Problem('not-found');
      const { timeZone } = exercise;
      return { withdrawnAt: latest.withdrawnAt ?? '', withdrawnWhy: latest.withdrawnWhy ?? '', timeZone };
    });
  }

  /** What a version says in short. */
  async headline(versionId: string, language: Language): Promise<ReportHeadline> {
    const key = `${versionId} ${language}`;
    const kept = this.headlines.get(key);
    if (kept) return kept;
    const document = await this.unitOfWork.read((manager) =>
      manager.getRepository(ReportDocumentRow).findOneByOrFail({ versionId, language, format: 'json' }),
    );
    const read = headlineOf(JSON.parse(Buffer.from(document.bytes).toString('utf8')));
    if (this.headlines.size >= MOST_KEPT) this.headlines.clear();
    this.headlines.set(key, read);
    return read;
  }
}

async function named(
  manager: EntityManager,
  reports: readonly PublishedReport[],
): Promise<readonly NamedReport[]> {
  const ids = [...new Set(reports.map(({ initiativeId }) => initiativeId))];
  const rows = await manager.getRepository(InitiativeRow).findBy({ id: In(ids) });
  const names = new Map(rows.map(({ id, document }) => [id, document.name]));
  return reports.map((report) => ({ ...report, name: names.get(report.initiativeId) ?? {} }));
}
