import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { ReportCommentRow, ReportCommentTextRow } from './report-comment.entity.js';

export interface CommentRequest {
  readonly code: string;
  readonly year: string;
  readonly actor: string;
}

/** A change of one remark, on the revision that was seen. */
export interface CommentChange extends CommentRequest {
  readonly id: string;
  readonly revision: number;
}

/** Remarks of staff beside the sections of a report's draft. */
@Injectable()
export class ReportCommentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
  ) {}

  /** In the order in which they were made. */
  of(exerciseId: string): Promise<readonly ReportCommentRow[]> {
    return this.unitOfWork.read((manager) =>
      manager
        .getRepository(ReportCommentRow)
        .find({ where: { exerciseId }, order: { createdAt: 'ASC', id: 'ASC' } }),
    );
  }

  add({ code, year, actor }: CommentRequest, section: string, text: string): Promise<string> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const id = randomUUID();
      const { at } = await this.record(transaction, exercise, actor, 'report-comment.added', id, { section });
      await transaction.manager.getRepository(ReportCommentRow).insert({
        ...{ id, exerciseId: exercise.id, section, text, actor },
        state: 'open',
        revision: 1,
        createdAt: at,
        changedAt: at,
      });
      return id;
    });
  }

  /** Only who wrote a remark edits it; what it said before is kept. Problem `stale` where somebody was quicker. */
  edit(change: CommentChange, text: string): Promise<void> {
    return this.change(change, 'report-comment.edited', async (manager, before) => {
      if (before.actor !== change.actor) throw new Problem('not-found');
      const { id: commentId, revision, text: earlier, actor, changedAt: at } = before;
      await manager
        .getRepository(ReportCommentTextRow)
        .insert({ commentId, revision, text: earlier, actor, at });
      return { text };
    });
  }

  /** Resolved, or open again. */
  setState(change: CommentChange, state: ReportCommentRow['state']): Promise<void> {
    const what = state === 'resolved' ? 'report-comment.resolved' : 'report-comment.reopened';
    return this.change(change, what, () => Promise.resolve({ state }));
  }

  private change(
    { code, year, actor, id, revision }: CommentChange,
    what: string,
    work: (manager: EntityManager, before: ReportCommentRow) => Promise<Partial<ReportCommentRow>>,
  ): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const rows = manager.getRepository(ReportCommentRow);
      const before = await rows.findOneBy({ id, exerciseId: exercise.id });
      if (!before) throw new Problem('not-found');
      if (before.revision !== revision) throw new Problem('stale');
      const changes = await work(manager, before);
      const { at } = await this.record(transaction, exercise, actor, what, id, { section: before.section });
      await rows.update({ id, revision }, { ...changes, revision: revision + 1, changedAt: at });
    });
  }

  private record(
    transaction: Transaction,
    { id: exercise, initiativeId: chain }: { readonly id: string; readonly initiativeId: string },
    actor: string,
    what: string,
    subject: string,
    details: Readonly<Record<string, unknown>>,
  ) {
    return this.history.record(transaction, {
      chain,
      actor,
      what,
      subject,
      details: { exercise, ...details },
    });
  }
}
