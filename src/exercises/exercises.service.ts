import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../database/unique-violation.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService, type Happening } from '../history/history.service.js';
import type { PartnershipInUse } from '../initiatives/changes-in-use.js';
import { endOfDay } from '../initiatives/civil-date.js';
import type { Initiative } from '../initiatives/initiative.js';
import { InitiativesService, type StoredInitiative } from '../initiatives/initiatives.service.js';
import { Problem } from '../problem.js';
import type { Choice } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import type { ExercisePlan } from './exercise-plan.shape.js';
import { exerciseSummary } from './exercise-summary.js';
import { ExerciseRow } from './exercise.entity.js';
import {
  afterStep,
  EXERCISE_STEPS,
  STEP_EVENTS,
  type Exercise,
  type ExerciseStep,
  type NewExerciseDecision,
} from './exercise.js';

export interface ExerciseOfInitiative {
  readonly exercise: Exercise;
  readonly initiative: Initiative;
}

/** What goes with a step: why, ids for the history, and columns that change with it. */
export interface StepExtras {
  readonly why?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly changes?: Partial<Omit<ExerciseRow, 'id' | 'initiativeId' | 'state' | 'revision' | 'decision'>>;
}

/** Exercises: planned, found, and taken from state to state. */
@Injectable()
export class ExercisesService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly initiatives: InitiativesService,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  onModuleInit(): void {
    this.initiatives.useUsageLookup((manager, initiativeId) => partnershipsInUse(manager, initiativeId));
  }

  /** Plans the next exercise; problem `already-exists` where the year has one that is not cancelled. */
  async plan(code: string, plan: ExercisePlan, actor: string): Promise<Exercise> {
    const { id: initiativeId } = await this.initiatives.get(code);
    this.assertQuestionnaire(plan.questionnaire, 'Nothing was planned.');
    try {
      return await this.unitOfWork.run((transaction) => this.planIn(transaction, initiativeId, plan, actor));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new Problem('already-exists', {
        detail: `${code} has an exercise ${plan.year}; cancel it or choose another year.`,
        errors: [{ pointer: '/year', detail: 'The year has an exercise' }],
      });
    }
  }

  knowsQuestionnaire(id: string): boolean {
    return this.questionnaires.has(id);
  }

  /** Problem `invalid-request`, naming those there are, where the service has no such version; `detail` as its detail. */
  assertQuestionnaire(id: string, detail: string): void {
    if (this.knowsQuestionnaire(id)) return;
    const known = this.questionnaires.list().map((one) => one.id);
    const place = {
      pointer: '/questionnaire',
      detail: `There is none of this name; there is ${known.join(', ')}`,
    };
    throw new Problem('invalid-request', { detail, errors: [place] });
  }

  /** As `plan`, inside a transaction; a database error says where the year is taken. */
  async planIn(
    transaction: Transaction,
    initiativeId: string,
    plan: ExercisePlan,
    actor: string,
  ): Promise<Exercise> {
    // Its number follows the last one's: nobody else may plan meanwhile.
    await this.history.hold(transaction, initiativeId);
    const rows = transaction.manager.getRepository(ExerciseRow);
    const last = await rows.maximum('number', { initiativeId });
    const id = randomUUID();
    await rows.insert({
      id,
      initiativeId,
      ...plan,
      yearKey: String(plan.year),
      number: (last ?? 0) + 1,
      state: 'planned',
      closesAt: endOfDay(plan.closesOn, plan.timeZone),
      partnership: null,
      lastPerspectives: [],
      reportedPerspectives: null,
      decision: null,
      skippedWhy: null,
      revision: 1,
      confirmedAt: null,
      openedAt: null,
      publishedAt: null,
    });
    const { year, questionnaire } = plan;
    await this.history.record(transaction, {
      chain: initiativeId,
      actor,
      what: 'exercise.planned',
      subject: id,
      details: { year, number: (last ?? 0) + 1, questionnaire },
    });
    return rows.findOneByOrFail({ id });
  }

  /**
   * Takes a step in the caller's transaction, guarded by the revision the caller has read. Problem `step-not-allowed`
   * where the state does not have it, `stale` where the exercise has changed meanwhile.
   */
  async takeStep(
    transaction: Transaction,
    exercise: Exercise,
    step: ExerciseStep,
    actor: string,
    extras: StepExtras = {},
  ): Promise<Exercise> {
    await this.history.hold(transaction, exercise.initiativeId);
    this.assertAllowed(exercise, step);
    const { to: state } = EXERCISE_STEPS[step];
    const { why = null, details = {}, changes } = extras;
    const line = { what: STEP_EVENTS[step], actor, why, details: { year: exercise.year, ...details } };
    return this.write(transaction, exercise, { ...changes, state }, line);
  }

  /**
   * Changes what no step changes, in the caller's transaction and guarded as a step is; `what` is the word of the
   * history.
   */
  async change(
    transaction: Transaction,
    exercise: Exercise,
    what: string,
    actor: string,
    { why = null, details = {}, changes = {} }: StepExtras,
  ): Promise<Exercise> {
    await this.history.hold(transaction, exercise.initiativeId);
    const line = { what, actor, why, details: { year: exercise.year, ...details } };
    return this.write(transaction, exercise, changes, line);
  }

  /**
   * Stores the decision on the new ex post exercise, in the caller's transaction; problem `stale` where the exercise has
   * changed since the caller read it.
   */
  async decide(
    transaction: Transaction,
    exercise: Exercise,
    decision: NewExerciseDecision,
    actor: string,
  ): Promise<Exercise> {
    const { planned, year, reason: why } = decision;
    const line = { what: 'exercise.next-decided', actor, why, details: { planned, year } };
    return this.write(transaction, exercise, { decision }, line);
  }

  /** The change and its line in the history; problem `stale` where the exercise is another than the one read. */
  private async write(
    transaction: Transaction,
    exercise: Exercise,
    changes: object,
    line: Pick<Happening, 'what' | 'actor' | 'why' | 'details'>,
  ): Promise<Exercise> {
    const rows = transaction.manager.getRepository(ExerciseRow);
    const { id, initiativeId: chain, revision } = exercise;
    const { affected } = await rows.update({ id, revision }, { ...changes, revision: revision + 1 });
    const current = await rows.findOneByOrFail({ id });
    if (affected !== 1) throw stale(current);
    const details = { ...line.details, revision: current.revision };
    await this.history.record(transaction, { ...line, chain, subject: id, details });
    return current;
  }

  /** The last published exercise before this one, which it continues; a cancelled or unfinished one says nothing. */
  publishedBefore(
    manager: EntityManager,
    { initiativeId, number }: Pick<Exercise, 'initiativeId' | 'number'>,
  ): Promise<ExerciseRow | null> {
    return manager.getRepository(ExerciseRow).findOne({
      // Also while its report is being corrected: the current version stays served.
      where: { initiativeId, publishedAt: Not(IsNull()), number: LessThan(number) },
      order: { number: 'DESC' },
    });
  }

  /** Has the year an exercise that is not cancelled? */
  hasOneIn(manager: EntityManager, initiativeId: string, year: number): Promise<boolean> {
    return manager.getRepository(ExerciseRow).existsBy({ initiativeId, yearKey: String(year) });
  }

  /** Perspectives of the last report of this initiative, which the next exercise asks about; none before the first. */
  async lastPerspectives(manager: EntityManager, exercise: Exercise): Promise<readonly Choice[]> {
    return (await this.publishedBefore(manager, exercise))?.reportedPerspectives ?? [];
  }

  /** Problem `step-not-allowed` where the state of the exercise does not have this step. */
  assertAllowed(exercise: Exercise, step: ExerciseStep): void {
    if (!afterStep(exercise.state, step)) throw notAllowed(exercise, step);
  }

  /** Refuses a step asked for on an older state; `revision` is null where the request did not say which it read. */
  assertCurrent(exercise: Exercise, revision: number | null): void {
    if (revision !== null && revision !== exercise.revision) throw stale(exercise);
  }

  /** Problem `not-found` where there is none. */
  load(exerciseId: string): Promise<ExerciseOfInitiative> {
    return this.unitOfWork.read((manager) => this.loadIn(manager, exerciseId));
  }

  async loadIn(manager: EntityManager, exerciseId: string): Promise<ExerciseOfInitiative> {
    const exercise = await manager.getRepository(ExerciseRow).findOneBy({ id: exerciseId });
    if (!exercise) throw new Problem('not-found');
    const { initiative } = await this.initiatives.loadIn(manager, exercise.initiativeId);
    return { exercise, initiative };
  }

  /** The exercise of a year, or where that was cancelled the last cancelled one. Problem `not-found` else. */
  find(code: string, year: string | number): Promise<ExerciseOfInitiative> {
    return this.unitOfWork.read((manager) => this.findIn(manager, code, year));
  }

  async findIn(manager: EntityManager, code: string, year: string | number): Promise<ExerciseOfInitiative> {
    return this.ofYear(manager, await this.initiatives.findIn(manager, code), year);
  }

  /** As `findIn`, and nobody else writes to its initiative until the transaction ends: what is read here stands. */
  async takeIn(transaction: Transaction, code: string, year: string | number): Promise<ExerciseOfInitiative> {
    return this.ofYear(transaction.manager, await this.initiatives.takeIn(transaction, code), year);
  }

  private async ofYear(
    manager: EntityManager,
    { id: initiativeId, initiative }: StoredInitiative,
    year: string | number,
  ): Promise<ExerciseOfInitiative> {
    if (!/^\d{4}$/.test(String(year))) throw new Problem('not-found');
    const ofYear = await manager
      .getRepository(ExerciseRow)
      .find({ where: { initiativeId, year: Number(year) }, order: { number: 'DESC' } });
    const exercise = ofYear.find(({ state }) => state !== 'cancelled') ?? ofYear[0];
    if (!exercise) throw new Problem('not-found');
    return { exercise, initiative };
  }

  async list(code: string): Promise<readonly Exercise[]> {
    const { id: initiativeId } = await this.initiatives.get(code);
    return this.unitOfWork.read((manager) =>
      manager.getRepository(ExerciseRow).find({ where: { initiativeId }, order: { number: 'ASC' } }),
    );
  }
}

/** What exercises under way have copied from an initiative. */
async function partnershipsInUse(
  manager: EntityManager,
  initiativeId: string,
): Promise<readonly PartnershipInUse[]> {
  const rows = await manager
    .getRepository(ExerciseRow)
    .findBy({ initiativeId, state: Not(In(['planned', 'published', 'cancelled'])) });
  return rows.flatMap(({ year, partnership }) => (partnership ? [{ year, partnership }] : []));
}

function notAllowed(exercise: Exercise, step: ExerciseStep): Problem {
  const needed = EXERCISE_STEPS[step].from.join(' or ');
  return new Problem('step-not-allowed', {
    detail: `The exercise is ${exercise.state}; this step needs it to be ${needed}.`,
    errors: [{ pointer: '/state', detail: `It is ${exercise.state}, not ${needed}` }],
  });
}

function stale(current: Exercise): Problem {
  return new Problem('stale', {
    detail: `The exercise is at revision ${current.revision} and ${current.state}. Read it and decide again.`,
    current: exerciseSummary(current),
  });
}
