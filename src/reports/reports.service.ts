import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { isAgreed, reportInput } from './exercise-report.js';
import { ReportRenderingService, type ReportFormat } from './report-rendering.service.js';
import { ReportSources } from './report-source.service.js';
import { ReportVersionsService } from './report-versions.service.js';

/** A report as it goes over the wire. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** SHA-256 in hex of a published document; null for a draft, which changes with every answer. */
  readonly sha256: string | null;
}

/** Serves the report of an exercise: the stored document once published, a draft rendered now before that. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly clock: Clock,
    private readonly sources: ReportSources,
    private readonly rendering: ReportRenderingService,
    private readonly versions: ReportVersionsService,
  ) {}

  async file(code: string, year: string, language: Language, format: ReportFormat): Promise<ReportFile> {
    const stored = await this.versions.currentDocument(code, year, language, format);
    const name = `${code}-${year}-${language}`;
    if (stored) return { name: `${name}.${format}`, bytes: Buffer.from(stored.bytes), sha256: stored.sha256 };
    const found = await this.sources.of(code, year);
    await this.refuseWithdrawn(found.exercise);
    const input = reportInput(found, language, {
      status: 'draft',
      version: 1,
      versionNote: null,
      now: this.clock.now(),
      agreed: isAgreed(found.findings),
    });
    return {
      name: `${name}-draft.${format}`,
      bytes: await this.rendering.render(input, format),
      sha256: null,
    };
  }

  /** In place of what was withdrawn stands why; while a correction is being made its draft is shown again. */
  private async refuseWithdrawn({ id, state }: Exercise): Promise<void> {
    if (state !== 'published') return;
    const last = await this.versions.last(id);
    if (last?.state !== 'withdrawn') return;
    throw new Problem('withdrawn', {
      detail: `Version ${last.number} was withdrawn: ${last.withdrawnWhy ?? ''}`,
      withdrawnAt: last.withdrawnAt,
    });
  }
}
