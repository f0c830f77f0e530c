import { Injectable } from '@nestjs/common';
import { actorOf, mayEnter, type StaffVisitor } from '../accounts/access.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { ExportPlace } from './export-finding.js';

/** An exercise whose data are taken along. */
export interface ExportedExercise extends ExportPlace {
  readonly id: string;
  readonly initiativeId: string;
}

/** What is taken along, as the history keeps it. */
export interface ExportAsked {
  readonly tables: readonly string[];
  readonly format: string;
  readonly which: string;
}

/** Which exercises an export is about, and who took what. */
@Injectable()
export class ExportedExercisesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
  ) {}

  /** Problem `not-found` where there is none; none at all where it has not been opened. */
  async ofYear(code: string, year: string): Promise<readonly ExportedExercise[]> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    if (!exercise.partnership) return [];
    const { id, initiativeId } = exercise;
    return [{ id, initiativeId, window: initiative.window, initiative: code, year: exercise.year }];
  }

  /**
   * Those of a window that have been opened and not cancelled, of the initiatives that the visitor's grants reach.
   * Problem `not-found` for a window without any such initiative, which looks like one that is not there.
   */
  async ofWindow(window: string, visitor: StaffVisitor): Promise<readonly ExportedExercise[]> {
    if (!/^\d{4}$/.test(window)) throw new Problem('not-found');
    const year = Number(window);
    const rows = await this.unitOfWork.read(
      (manager) => query<{ code: string; initiative_id: string; id: string | null; year: number | null }>(
        manager,
      )`SELECT i.code, i.id AS initiative_id, e.id, e.year FROM initiative i LEFT JOIN exercise e
        ON e.initiative_id = i.id AND e.partnership IS NOT NULL AND e.state <> 'cancelled'
        WHERE i.window_year = ${year} ORDER BY i.code, e.number`,
    );
    const reached = rows.filter(({ code }) => mayEnter(visitor, 'reader', { window: year, code }));
    if (reached.length === 0) throw new Problem('not-found');
    return reached.flatMap(({ code, initiative_id: initiativeId, id, year: of }) =>
      id === null || of === null ? [] : [{ id, initiativeId, window: year, initiative: code, year: of }],
    );
  }

  /** Who took what, and of which exercises: in the initiative's history, or for a window in the service's. */
  async record(
    visitor: StaffVisitor,
    exercises: readonly ExportedExercise[],
    window: number | null,
    { tables, format, which }: ExportAsked,
  ): Promise<void> {
    const [first] = exercises;
    await this.unitOfWork.run((transaction) =>
      this.history.record(transaction, {
        chain: window === null && first ? first.initiativeId : 'service',
        actor: actorOf(visitor),
        what: 'data.exported',
        subject: window === null && first ? first.id : `window:${window}`,
        details: { tables, format, which, window, exercises: exercises.map(({ id }) => id) },
      }),
    );
  }
}
