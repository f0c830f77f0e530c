import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { LANGUAGES } from '../language.js';
import { Problem } from '../problem.js';
import { isAgreed, reportInput } from './exercise-report.js';
import { blockingPublication, withDecision } from './publication.js';
import { REPORT_FORMATS, ReportRenderingService } from './report-rendering.service.js';
import type { ReportSource } from './report-source.service.js';
import { changesSince, snapshotOf, type ReportChange, type ReportSnapshot } from './report-changes.js';
import { ReportVersionsService, type RenderedReport } from './report-versions.service.js';

/** A version of a report before it is published: every language and form of it, from one state of the findings. */
export interface Edition {
  readonly number: number;
  /** What a correction corrects; null in the first. */
  readonly note: string | null;
  /** Instant at which it was made. */
  readonly at: string;
  /** As the edition says it, with the decision on a new exercise. */
  readonly exercise: Exercise;
  readonly reports: readonly RenderedReport[];
  readonly snapshot: ReportSnapshot;
  readonly changes: readonly ReportChange[];
}

/** Makes editions and keeps them. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly clock: Clock,
    private readonly rendering: ReportRenderingService,
    private readonly versions: ReportVersionsService,
  ) {}

  /** `by` is the name of who publishes. Problem `step-not-allowed` where something blocks it, everything said at once. */
  async make(found: ReportSource, by: string, note: string | null): Promise<Edition> {
    const at = this.clock.now();
    const exercise = withDecision(found.exercise, found.findings, by, at);
    const errors = blockingPublication({ ...found, exercise });
    if (errors.length > 0)
      throw new Problem('step-not-allowed', { detail: 'Something still blocks it.', errors });
    const last = await this.versions.last(exercise.id);
    const number = (last?.number ?? 0) + 1;
    const snapshot = snapshotOf({ ...found, exercise });
    const changes = last ? changesSince(last.snapshot, snapshot) : [];
    const said = { status: 'published', version: number, versionNote: note, now: at, by, changes } as const;
    const reports: RenderedReport[] = [];
    for (const language of LANGUAGES) {
      const edition = { ...said, agreed: isAgreed(found.findings) };
      const input = reportInput({ ...found, exercise }, language, edition);
      for (const format of REPORT_FORMATS) {
        const bytes = await this.rendering.render(input, format);
        reports.push({ language, format, bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
    }
    return { number, note, at, exercise, reports, snapshot, changes };
  }

  store(transaction: Transaction, exercise: Exercise, edition: Edition, actor: string): Promise<void> {
    const { number, note, at, reports, snapshot, changes } = edition;
    const version = { number, note, actor, publishedAt: at, snapshot, changes };
    return this.versions.store(transaction, exercise, version, reports);
  }
}
