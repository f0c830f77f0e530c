import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { ResponseCommentRow, ResponseCommentTextRow } from './comment.entity.js';

export interface CommentRequest {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
  readonly actor: string;
}

/** A change of one comment, on the revision that was seen. */
export interface CommentChange extends CommentRequest {
  readonly id: string;
  readonly revision: number;
}

/** What staff say to each other about a response, begun or not, or about one answer of it. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly questionnaires: QuestionnairesService,
    private readonly history: HistoryService,
  ) {}

  /** In the order in which they were made. */
  of(exerciseId: string, entityKey: string): Promise<readonly ResponseCommentRow[]> {
    return this.unitOfWork.read((manager) =>
      manager
        .getRepository(ResponseCommentRow)
        .find({ where: { exerciseId, entityKey }, order: { createdAt: 'ASC', id: 'ASC' } }),
    );
  }

  /** Answers its id; an empty question means the whole response. Problem `not-found` for an entity or question that is none. */
  add(request: CommentRequest, question: string, text: string): Promise<string> {
    const { code, year, entity, actor } = request;
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      this.assertThere(exercise, entity, question);
      const id = randomUUID();
      const { at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what: 'comment.added',
        subject: id,
        details: this.details(exercise, entity, question, 1, text),
      });
      await transaction.manager.getRepository(ResponseCommentRow).insert({
        ...{ id, exerciseId: exercise.id, entityKey: entity, question, text, actor },
        ...{ state: 'open', revision: 1, createdAt: at, changedAt: at },
      });
      return id;
    });
  }

  /** Only who wrote a comment edits it; what it said before is kept. Problem `stale` where somebody was quicker. */
  edit(change: CommentChange, text: string): Promise<void> {
    return this.change(change, 'comment.edited', async (manager, before) => {
      if (before.actor !== change.actor) throw new Problem('not-found');
      const { id: commentId, revision, text: earlier, actor, changedAt: at } = before;
      await manager
        .getRepository(ResponseCommentTextRow)
        .insert({ commentId, revision, text: earlier, actor, at });
      return { text };
    });
  }

  /** Resolved, or open again, by anybody who reviews. Problem `stale` where somebody was quicker. */
  setState(change: CommentChange, state: ResponseCommentRow['state']): Promise<void> {
    const what = state === 'resolved' ? 'comment.resolved' : 'comment.reopened';
    return this.change(change, what, () => Promise.resolve({ state }));
  }

  private change(
    { code, year, entity, actor, id, revision }: CommentChange,
    what: string,
    work: (manager: EntityManager, before: ResponseCommentRow) => Promise<Partial<ResponseCommentRow>>,
  ): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const rows = manager.getRepository(ResponseCommentRow);
      const before = await rows.findOneBy({ id, exerciseId: exercise.id, entityKey: entity });
      if (!before) throw new Problem('not-found');
      if (before.revision !== revision) throw new Problem('stale');
      const changes = await work(manager, before);
      const { at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what,
        subject: id,
        details: this.details(exercise, entity, before.question, revision + 1, changes.text ?? before.text),
      });
      const { affected } = await rows.update(
        { id, revision },
        { ...changes, revision: revision + 1, changedAt: at },
      );
      if (affected !== 1) throw new Problem('stale');
    });
  }

  private assertThere({ partnership, questionnaire }: Exercise, entity: string, question: string): void {
    const isEntity = partnership?.entities.some(({ key }) => key === entity) ?? false;
    const isQuestion = question === '' || this.questionnaires.get(questionnaire).questions.has(question);
    if (!isEntity || !isQuestion) throw new Problem('not-found');
  }

  private details({ id }: Exercise, entity: string, question: string, revision: number, text: string) {
    return { exercise: id, entity, question, revision, text: this.history.digest(text) };
  }
}
