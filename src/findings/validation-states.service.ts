import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { FindingRow } from './finding.entity.js';
import { FindingsService, type ExerciseFindings } from './findings.service.js';
import { recordOf } from './validation-record.js';
import { ValidationReading } from './validation-reading.service.js';
import { markIn, reactionsTo, type ValidationView } from './validation-view.js';
import type { FindingsRequest } from './validation.service.js';

/** The states of findings while and after the partners are asked. */
@Injectable()
export class ValidationStates {
  constructor(
    private readonly history: HistoryService,
    private readonly exercises: ExercisesService,
    private readonly findings: FindingsService,
    private readonly reading: ValidationReading,
  ) {}

  /** The exercise with its findings and all that was said on them, taken: nobody else writes to it meanwhile. */
  async takeIn(
    transaction: Transaction,
    { code, year, revision }: Omit<FindingsRequest, 'actor'>,
  ): Promise<ExerciseFindings & { readonly view: ValidationView }> {
    const found = await this.findings.takeIn(transaction, code, year);
    this.exercises.assertCurrent(found.exercise, revision);
    return { ...found, view: await this.reading.of(transaction.manager, found.exercise.id) };
  }

  /** As `takeIn`, of an exercise by its id, as partners know it. */
  async takeById(transaction: Transaction, exerciseId: string) {
    const { exercise, initiative } = await this.exercises.loadIn(transaction.manager, exerciseId);
    return this.takeIn(transaction, {
      code: initiative.code,
      year: String(exercise.year),
      revision: null,
    });
  }

  /** Every finding is with the partners. */
  async ask({ manager }: Transaction, { id: exerciseId }: Exercise): Promise<void> {
    await manager.getRepository(FindingRow).update({ exerciseId }, { state: 'with-partners' });
  }

  /** Every finding gets the state that the reactions make, or one alone. */
  async settle(
    transaction: Transaction,
    exercise: Exercise,
    of: FindingsRequest,
    only?: string,
  ): Promise<void> {
    const { findings, view } = await this.takeIn(transaction, { ...of, revision: null });
    const entities = (exercise.partnership?.entities ?? []).map(({ key }) => key);
    for (const finding of findings.filter((one) => only === undefined || one.finding === only)) {
      const { state } = recordOf(entities, {
        finding: finding.finding,
        mark: markIn(view, finding),
        reactions: reactionsTo(view, finding.finding),
        printed: new Map(),
      });
      // What is not drafted was put to nobody.
      await transaction.manager
        .getRepository(FindingRow)
        .update(
          { exerciseId: exercise.id, finding: finding.finding },
          { state: finding.notDrafted === null ? state : 'no-reaction' },
        );
    }
  }

  async record(
    transaction: Transaction,
    exercise: Exercise,
    actor: string,
    what: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.history.record(transaction, {
      chain: exercise.initiativeId,
      actor,
      what,
      subject: exercise.id,
      details,
    });
  }

  digest(text: string): string {
    return this.history.digest(text);
  }
}
