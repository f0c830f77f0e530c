import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import { compileReport } from './compile-report.js';
import { isAgreed, reportInput } from './exercise-report.js';
import { blockingPublication, cautionsBefore, type Blocker, type Caution } from './publication.js';
import type { ReportCommentRow } from './report-comment.entity.js';
import { ReportCommentsService } from './report-comments.service.js';
import { ReportContentService } from './report-content.service.js';
import type { ReportModel } from './report-model.js';
import { ReportSources, type ReportSource } from './report-source.service.js';
import type { ReportVersionRow } from './report-version.entity.js';
import { ReportVersionsService, type StoredDocument } from './report-versions.service.js';

/** Everything that the page of a report shows. */
export interface ReportDesk {
  readonly source: ReportSource;
  readonly model: ReportModel;
  readonly blockers: readonly Blocker[];
  readonly cautions: readonly Caution[];
  readonly comments: readonly ReportCommentRow[];
  readonly versions: readonly ReportVersionRow[];
  readonly documents: readonly StoredDocument[];
  /** By actor. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is kept beside a report: remarks and versions. */
@Injectable()
export class ReportShelf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly comments: ReportCommentsService,
    private readonly versions: ReportVersionsService,
    private readonly actors: ActorNames,
  ) {}

  async of(code: string, year: string, exerciseId: string) {
    const comments = await this.comments.of(exerciseId);
    const versions = await this.versions.list(code, year);
    const documents = await this.versions.documents(versions.map(({ id }) => id));
    const actors = [...comments.map(({ actor }) => actor), ...versions.map(({ actor }) => actor)];
    const names = await this.unitOfWork.read((manager) => this.actors.of(manager, actors));
    return { comments, versions, documents, names };
  }
}

/** Loads the page of a report (E10, M6). */
@Injectable()
export class ReportDesks {
  constructor(
    private readonly clock: Clock,
    private readonly sources: ReportSources,
    private readonly shelf: ReportShelf,
    private readonly content: ReportContentService,
  ) {}

  /** Problems as `FindingsService.of`. `language` is the report's. */
  async load(code: string, year: string, language: Language): Promise<ReportDesk> {
    const source = await this.sources.of(code, year);
    const { exercise, initiative, findings } = source;
    const shelf = await this.shelf.of(code, year, exercise.id);
    const last = shelf.versions.at(-1)?.number ?? 0;
    const input = reportInput(source, language, {
      status: exercise.state === 'published' ? 'published' : 'draft',
      version: exercise.state === 'published' ? last : last + 1,
      versionNote: null,
      now: this.clock.now(),
      agreed: isAgreed(findings),
    });
    return {
      source,
      model: compileReport(input, this.content.content),
      blockers: blockingPublication(source),
      cautions: cautionsBefore(source, [initiative.name, initiative.challenge], source.answers.unread.length),
      ...shelf,
    };
  }
}
