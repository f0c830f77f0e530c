import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
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

  /** Number of the version that would come next. */
  async nextNumber(exerciseId: string): Promise<number> {
    const last = await this.unitOfWork.read((manager) =>
      manager.getRepository(ReportVersionRow).maximum('number', { exerciseId }),
    );
    return (last ?? 0) + 1;
  }

  /** Stores a version with all its renderings and makes it the one that is served. */
  async store(
    { manager }: Transaction,
    exercise: Exercise,
    version: Pick<ReportVersionRow, 'number' | 'note' | 'actor' | 'publishedAt'>,
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
    });
    const documents = reports.map((report) => ({ versionId: id, ...report }));
    await manager.getRepository(ReportDocumentRow).insert(documents);
  }
}
