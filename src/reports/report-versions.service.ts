import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import type { Language } from '../language.js';
import type { ReportFormat } from './report-rendering.service.js';
import { ReportDocumentRow, ReportVersionRow } from './report-version.entity.js';

/** One rendering, ready to be stored. */
export interface RenderedReport {
  readonly language: Language;
  readonly format: ReportFormat;
  readonly bytes: Buffer;
  /** In hex. */
  readonly sha256: string;
}

/** A stored document without its bytes. */
export interface StoredDocument {
  readonly versionId: string;
  readonly language: Language;
  readonly format: ReportFormat;
  /** In hex. */
  readonly sha256: string;
}

/** Published versions: stored once, never changed; a correction is a new version. */
@Injectable()
export class ReportVersionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
  ) {}

  /** The document that is served now; null where none has been published. */
  async currentDocument(
    code: string,
    year: string,
    language: Language,
    format: ReportFormat,
  ): Promise<ReportDocumentRow | null> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise } = await this.exercises.findIn(manager, code, year);
      const version = await manager
        .getRepository(ReportVersionRow)
        .findOneBy({ exerciseId: exercise.id, state: 'current' });
      if (!version) return null;
      return manager.getRepository(ReportDocumentRow).findOneBy({ versionId: version.id, language, format });
    });
  }

  async list(code: string, year: string): Promise<readonly ReportVersionRow[]> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise } = await this.exercises.findIn(manager, code, year);
      return manager
        .getRepository(ReportVersionRow)
        .find({ where: { exerciseId: exercise.id }, order: { number: 'ASC' } });
    });
  }

  /** The latest version, whether or not it is served; null before the first. */
  last(exerciseId: string): Promise<ReportVersionRow | null> {
    return this.unitOfWork.read((manager) =>
      manager.getRepository(ReportVersionRow).findOne({ where: { exerciseId }, order: { number: 'DESC' } }),
    );
  }

  /** Languages, forms and digests of the documents of these versions, without their bytes. */
  async documents(versionIds: readonly string[]): Promise<readonly StoredDocument[]> {
    if (versionIds.length === 0) return [];
    return this.unitOfWork.read(
      (manager) =>
        query<StoredDocument>(manager)`SELECT version_id AS "versionId", language, format, sha256
        FROM report_document WHERE version_id IN (${versionIds}) ORDER BY language, format`,
    );
  }

  /** One document of any version, as it was published. */
  async document(
    exerciseId: string,
    of: { readonly number: number; readonly language: Language; readonly format: ReportFormat },
  ): Promise<ReportDocumentRow | null> {
    return this.unitOfWork.read(async (manager) => {
      const { number, language, format } = of;
      const version = await manager.getRepository(ReportVersionRow).findOneBy({ exerciseId, number });
      // What was withdrawn is shown to nobody.
      if (!version || version.state === 'withdrawn') return null;
      return manager.getRepository(ReportDocumentRow).findOneBy({ versionId: version.id, language, format });
    });
  }

  /** Takes the served version out of service, with the reason that is said in its place; false where none is served. */
  async withdraw(
    { manager }: Transaction,
    exerciseId: string,
    { by, why, at }: { readonly by: string; readonly why: string; readonly at: string },
  ): Promise<boolean> {
    const { affected } = await manager
      .getRepository(ReportVersionRow)
      .update(
        { exerciseId, state: 'current' },
        { state: 'withdrawn', withdrawnAt: at, withdrawnBy: by, withdrawnWhy: why },
      );
    return affected === 1;
  }

  /** Serves the latest version again; false where it is not withdrawn. */
  async reinstate({ manager }: Transaction, exerciseId: string): Promise<boolean> {
    const rows = manager.getRepository(ReportVersionRow);
    const last = await rows.findOne({ where: { exerciseId }, order: { number: 'DESC' } });
    if (last?.state !== 'withdrawn') return false;
    await rows.update(
      { id: last.id },
      { state: 'current', withdrawnAt: null, withdrawnBy: null, withdrawnWhy: null },
    );
    return true;
  }

  /** Stores a version with all its renderings and makes it the one that is served. */
  async store(
    { manager }: Transaction,
    exercise: Exercise,
    version: Pick<ReportVersionRow, 'number' | 'note' | 'actor' | 'publishedAt' | 'snapshot' | 'changes'>,
    reports: readonly RenderedReport[],
  ): Promise<void> {
    const versions = manager.getRepository(ReportVersionRow);
    await versions.update({ exerciseId: exercise.id, state: 'current' }, { state: 'superseded' });
    const id = randomUUID();
    await versions.insert({
      id,
      exerciseId: exercise.id,
      ...version,
      state: 'current',
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnWhy: null,
    });
    const documents = reports.map((report) => ({ versionId: id, ...report }));
    await manager.getRepository(ReportDocumentRow).insert(documents);
  }
}
