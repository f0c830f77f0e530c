import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { Exercise } from '../exercises/exercise.js';
import { FindingsService } from '../findings/findings.service.js';
import type { Initiative } from '../initiatives/initiative.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import { overYears, type OverYears } from './exercises-over-years.js';
import { PublishedExercises } from './published-exercises.service.js';

export interface InitiativeOverYears extends OverYears {
  readonly initiative: Initiative;
  /** Every exercise of the initiative, those among them that say nothing here: planned, cancelled, withdrawn. */
  readonly all: readonly Exercise[];
}

/** All exercises of an initiative side by side: the published ones, and after them the one that is being made. */
@Injectable()
export class OverYearsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly initiatives: InitiativesService,
    private readonly findings: FindingsService,
    private readonly published: PublishedExercises,
  ) {}

  /** Problem `not-found` where there is no such initiative. */
  of(code: string): Promise<InitiativeOverYears> {
    return this.unitOfWork.read(async (manager) => {
      const { id: initiativeId, initiative } = await this.initiatives.findIn(manager, code);
      const all = await manager
        .getRepository(ExerciseRow)
        .find({ where: { initiativeId }, order: { year: 'ASC', number: 'ASC' } });
      const published = await this.published.of(manager, initiativeId);
      const drafted = await this.draftAfter(manager, code, all, published.at(-1)?.year ?? 0);
      return { initiative, all, ...overYears([...published, ...drafted]) };
    });
  }

  /** The latest exercise that has been opened, where its report is not published yet. */
  private async draftAfter(
    manager: EntityManager,
    code: string,
    all: readonly Exercise[],
    lastPublished: number,
  ) {
    const running = all.findLast(({ state }) => ['open', 'closed', 'in-validation'].includes(state));
    if (!running || running.publishedAt !== null || running.year < lastPublished) return [];
    return [this.published.drafted(await this.findings.ofIn(manager, code, String(running.year)))];
  }
}
