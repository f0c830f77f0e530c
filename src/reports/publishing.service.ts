import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { reportedPerspectives } from '../findings/exercise-findings-input.service.js';
import { Problem } from '../problem.js';
import { isSameSource, ReportSources } from './report-source.service.js';
import { EditionsService } from './editions.service.js';

export interface PublishRequest {
  readonly code: string;
  readonly year: string;
  readonly actor: string;
  /** Name under which a decision is printed. */
  readonly by: string;
  readonly revision: number | null;
}

/** Publishes the report of an exercise, and opens it again for a correction. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly sources: ReportSources,
    private readonly editions: EditionsService,
  ) {}

  /**
   * Renders every language and format first, then stores them and takes the step in one transaction. `note` says what a
   * correction corrects. Problem `stale` where something changed while it was being rendered.
   */
  async publish({ code, year, actor, by, revision }: PublishRequest, note: string | null): Promise<Exercise> {
    const found = await this.sources.of(code, year);
    this.exercises.assertCurrent(found.exercise, revision);
    this.exercises.assertAllowed(found.exercise, 'publish');
    const edition = await this.editions.make(found, by, note);
    return this.unitOfWork.run(async (transaction) => {
      const current = await this.sources.takeIn(transaction, code, year);
      if (!isSameSource(current, found)) {
        throw new Problem('stale', {
          detail:
            'A finding, a quote or a reaction has changed while the report was being made; publish again.',
        });
      }
      const { decision } = edition.exercise;
      const isNew = decision !== null && found.exercise.decision === null;
      const decided = isNew
        ? await this.exercises.decide(transaction, found.exercise, decision, actor)
        : found.exercise;
      const { number: version, at: publishedAt, reports } = edition;
      const documents = reports.map(({ language, format, sha256 }) => ({ language, format, sha256 }));
      const perspectives = found.findings.find(({ finding }) => finding === 'future-perspectives');
      const reported = (perspectives?.ranked ?? [])
        .filter((entry) => entry.reported)
        .map((entry) => entry.code);
      // The step first: of two who publish at once one is stale, and its version is never stored.
      const exercise = await this.exercises.takeStep(transaction, decided, 'publish', actor, {
        why: note,
        details: { version, documents },
        changes: {
          publishedAt,
          reportedPerspectives: reportedPerspectives(reported, found.questionnaire, found.ownCodes),
        },
      });
      await this.editions.store(transaction, exercise, edition, actor);
      return exercise;
    });
  }

  /** Back into validation for a correction; the current version stays served. */
  startNextVersion({ code, year, actor, revision }: PublishRequest, why: string): Promise<Exercise> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.exercises.assertCurrent(exercise, revision);
      return this.exercises.takeStep(transaction, exercise, 'next-version', actor, { why });
    });
  }
}
