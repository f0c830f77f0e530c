import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { reportedPerspectives } from '../findings/exercise-findings-input.service.js';
import type { ExerciseFindings } from '../findings/findings.service.js';
import { LANGUAGES } from '../language.js';
import { Problem } from '../problem.js';
import { isAgreed, reportInput } from './exercise-report.js';
import { blockingPublication } from './publication.js';
import { REPORT_FORMATS } from './report-rendering.service.js';
import { ReportWorkshop } from './report-workshop.service.js';
import { rendered, type RenderedReport } from './report-versions.service.js';

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
    private readonly clock: Clock,
    private readonly workshop: ReportWorkshop,
  ) {}

  /**
   * Renders every language and format first, then stores them and takes the step in one transaction. `note` says what a
   * correction corrects. Problem `stale` where something changed while it was being rendered.
   */
  async publish({ code, year, actor, by, revision }: PublishRequest, note: string | null): Promise<Exercise> {
    const { exercises, findings, rendering, versions } = this.workshop;
    const now = this.clock.now();
    const found = withDecision(await findings.of(code, year), by, now);
    exercises.assertCurrent(found.exercise, revision);
    exercises.assertAllowed(found.exercise, 'publish');
    const errors = blockingPublication(found.exercise, found.findings);
    if (errors.length > 0)
      throw new Problem('step-not-allowed', { detail: 'Something still blocks it.', errors });

    const number = await versions.nextNumber(found.exercise.id);
    const edition = {
      status: 'published' as const,
      version: number,
      versionNote: note,
      now,
      agreed: isAgreed(found.findings),
    };
    const reports: RenderedReport[] = [];
    for (const language of LANGUAGES) {
      const input = reportInput(found, language, edition);
      for (const format of REPORT_FORMATS) {
        reports.push(rendered(language, format, await rendering.render(input, format)));
      }
    }

    return this.unitOfWork.run(async (transaction) => {
      const current = await findings.takeIn(transaction, code, year);
      if (JSON.stringify(current.findings) !== JSON.stringify(found.findings)) {
        throw new Problem('stale', {
          detail: 'A finding has changed while the report was being made; publish again.',
        });
      }
      const perspectives = found.findings.find(({ finding }) => finding === 'future-perspectives');
      const reported = (perspectives?.ranked ?? [])
        .filter((entry) => entry.reported)
        .map(({ code: own }) => own);
      // The step first: of two who publish at once one is stale, and its version is never stored.
      const { decision } = found.exercise;
      const decided =
        decision && !current.exercise.decision
          ? await exercises.decide(transaction, found.exercise, decision, actor)
          : found.exercise;
      const exercise = await exercises.takeStep(transaction, decided, 'publish', actor, {
        why: note,
        details: {
          version: number,
          documents: reports.map(({ language, format, sha256 }) => ({ language, format, sha256 })),
        },
        changes: {
          publishedAt: now,
          reportedPerspectives: reportedPerspectives(reported, found.questionnaire, found.ownCodes),
        },
      });
      await versions.store(transaction, exercise, { number, note, actor }, reports);
      return exercise;
    });
  }

  /** Back into validation for a correction; the current version stays served. */
  startNextVersion({ code, year, actor, revision }: PublishRequest, why: string): Promise<Exercise> {
    const { exercises } = this.workshop;
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await exercises.takeIn(transaction, code, year);
      exercises.assertCurrent(exercise, revision);
      return exercises.takeStep(transaction, exercise, 'next-version', actor, { why });
    });
  }
}

/** Who publishes before anybody has decided on a new exercise decides as the partners propose. */
function withDecision(found: ExerciseFindings, by: string, at: string): ExerciseFindings {
  const { exercise, findings } = found;
  if (exercise.decision) return found;
  const proposal = findings.find(({ decision }) => decision !== undefined)?.decision;
  const { planned, year } = proposal ?? { planned: false, year: null };
  return { ...found, exercise: { ...exercise, decision: { planned, year, reason: null, by, at } } };
}
