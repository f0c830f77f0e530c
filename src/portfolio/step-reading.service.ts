import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { STEP_EVENTS, type Exercise } from '../exercises/exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { EVENT_KINDS } from '../exercises/schedule.js';
import { datesAfterSkipping } from '../exercises/skipped-year.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';
import type { FeedLine } from '../pages/staff/feed.js';
import { civilDayText } from './dates-text.js';
import type { CourseJob } from './exercise-course.js';

interface Row {
  readonly at: string;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly details: string;
  readonly why: string | null;
  readonly number: number;
  readonly year: number;
}

export interface ExerciseOnItsWay extends ExerciseOfInitiative {
  /** What is, or was, planned to happen in it by itself. */
  readonly jobs: readonly CourseJob[];
  readonly steps: readonly FeedLine[];
  readonly instead: ReturnType<typeof datesAfterSkipping> & {
    /** That year has an exercise already. */
    readonly isTaken: boolean;
  };
}

/** Steps that carry a reason. */
const REASONED = [STEP_EVENTS.extend, STEP_EVENTS.cancel, STEP_EVENTS.skip];

/** Who extended, reopened, cancelled and skipped exercises, when and why, and what was to happen by itself. */
@Injectable()
export class StepReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: ActorNames,
    private readonly exercises: ExercisesService,
    private readonly initiatives: InitiativesService,
  ) {}

  /** An exercise with what was done to it, and when it would take place were its year skipped. */
  async find(code: string, year: string, language: Language): Promise<ExerciseOnItsWay> {
    const found = await this.exercises.find(code, year);
    const { id: exerciseId, initiativeId } = found.exercise;
    const instead = datesAfterSkipping(found.exercise);
    const isTaken = await this.unitOfWork.read((manager) =>
      this.exercises.hasOneIn(manager, initiativeId, instead.year),
    );
    const steps = await this.of({ initiativeId, exerciseId }, language);
    const jobs = await this.unitOfWork.read((manager) => jobsOf(manager, exerciseId));
    return { ...found, jobs, steps, instead: { ...instead, isTaken } };
  }

  /** All exercises of an initiative, with what was done to them. */
  async all(code: string, language: Language) {
    const { id: initiativeId } = await this.initiatives.get(code);
    const exercises = await this.exercises.list(code);
    return { exercises, steps: await this.of({ initiativeId }, language) };
  }

  /** The exercise of an initiative with this number; null where there is none. */
  async numbered(code: string, number: number): Promise<Exercise | null> {
    return (await this.exercises.list(code)).find((one) => one.number === number) ?? null;
  }

  /** Of one exercise, or of all of an initiative, each named by its number and year then; the latest first. */
  of(
    {
      initiativeId,
      exerciseId = null,
    }: { readonly initiativeId: string; readonly exerciseId?: string | null },
    language: Language,
  ): Promise<readonly FeedLine[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<Row>(manager)`SELECT h.at, h.actor, h.what, h.details, h.why, h.subject,
        e.number, e.year FROM history h JOIN exercise e ON e.id = h.subject
        WHERE h.chain = ${initiativeId} AND h.what IN (${REASONED}) ORDER BY h.number DESC`;
      const shown = rows.filter(({ subject }) => exerciseId === null || subject === exerciseId);
      const names = await this.names.of(
        manager,
        shown.map(({ actor }) => actor),
      );
      return shown.map((row) => lineOf(row, names.get(row.actor) ?? null, language, exerciseId === null));
    });
  }
}

function jobsOf(manager: EntityManager, exerciseId: string): Promise<CourseJob[]> {
  return query<CourseJob>(manager)`SELECT kind, key, payload, state, attempts, due_at AS "dueAt",
    done_at AS "doneAt", outcome FROM job WHERE subject = ${exerciseId} AND kind IN (${EVENT_KINDS})`;
}

function lineOf(row: Row, name: string | null, language: Language, isNamed: boolean): FeedLine {
  const { at, actor, what, why, number, year } = row;
  const { closesOn, reopened } = JSON.parse(row.details) as { closesOn?: string; reopened?: boolean };
  const about = [
    ...(isNamed ? [pageText(language, 'initiative.exercise', { number, year: String(year) })] : []),
    ...(closesOn === undefined
      ? []
      : [pageText(language, 'steps.until', { day: civilDayText(language, closesOn) })]),
  ];
  return { at, actor, name, what: reopened ? 'exercise.reopened' : what, about, why };
}
