import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { normaliseReason, normaliseValue } from '../questionnaires/normalise-answers.js';
import { Problem } from '../problem.js';
import { AnswerChecksService } from './answer-checks.service.js';
import { decideChanges } from './answer-changes.js';
import { assertSubmits, mayWrite } from './colleague-reach.js';
import { ownPages } from './partner-view.js';
import { aboutOf, noteNamed } from './change-notes.js';
import { respondentIn } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponseWritingService, writerOf, type HeldResponse } from './response-writing.service.js';
import type { AnswerChange, SaveOutcome, StoredAnswer } from './response.js';
import type { AnswerWrite } from './stored-responses.service.js';
import { writingOf } from './writing.js';

/** What an entity's people do to their response before it is submitted. */
@Injectable()
export class AnswerSavingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly checks: AnswerChecksService,
    private readonly writing: ResponseWritingService,
  ) {}

  /** Says that somebody of the entity has begun to look at it; says so once. */
  async markOpened(visitor: PartnerVisitor): Promise<void> {
    const frame = await this.frames.get(visitor.exerciseId);
    const respondent = respondentIn(frame, visitor.entity);
    await this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      if (held.writing !== 'all' || held.head.state !== 'not-opened') return;
      await this.writing.change(held, { state: 'opened', by: writerOf(visitor), what: 'response.opened' });
    });
  }

  /** Takes a submitted response back to work on it, while the exercise is open; false where that cannot be. */
  async reopen(visitor: PartnerVisitor): Promise<boolean> {
    assertSubmits(visitor);
    const frame = await this.frames.get(visitor.exerciseId);
    const respondent = respondentIn(frame, visitor.entity);
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      if (held.head.state === 'in-progress') return true;
      const isOpen = writingOf('in-progress', held.head.exercise, held.now) === 'all';
      if (held.head.state !== 'submitted' || !isOpen) return false;
      await this.writing.change(held, {
        state: 'in-progress',
        by: writerOf(visitor),
        what: 'response.reopened',
      });
      return true;
    });
  }

  /**
   * Stores changes whole or not at all: one for autosave, a section for the form. `withScript`: by the script of the form,
   * which would have said that a previous answer was opened.
   */
  async saveAnswers(
    visitor: PartnerVisitor,
    changes: readonly AnswerChange[],
    withScript = false,
  ): Promise<SaveOutcome> {
    const frame = await this.frames.get(visitor.exerciseId);
    const respondent = respondentIn(frame, visitor.entity);
    if (visitor.colleague !== null) {
      const { sections } = ownPages(frame.questionnaire, respondent);
      if (!changes.every(({ question }) => mayWrite(visitor, sections, question)))
        throw new Problem('not-found');
    }
    const wanted = changes.map(normalised);
    const problems = await this.checks.problems(frame, respondent, wanted);
    if (problems.length > 0) return { kind: 'refused', problems };
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      return this.save(held, visitor, wanted, withScript);
    });
  }

  private async save(
    held: HeldResponse,
    visitor: PartnerVisitor,
    wanted: readonly AnswerChange[],
    withScript: boolean,
  ): Promise<SaveOutcome> {
    const { head, now } = held;
    if (held.writing === 'none') return { kind: 'closed' };
    const names = wanted.map(({ question }) => question);
    const current = await this.writing.current(held, names);
    const decision = decideChanges(wanted, current);
    if (decision.kind === 'conflict') return decision;
    const writes = decision.changes.map(({ revision, ...change }) => ({ ...change, revision: revision + 1 }));
    if (writes.length === 0) {
      return { kind: 'saved', answers: [...current.values()], responseRevision: head.revision };
    }
    if (held.writing === 'returned') {
      const returned = await this.writing.returned(held);
      if (writes.some(({ question }) => !returned.has(aboutOf(question)))) return { kind: 'closed' };
    }
    const onlyNotes = writes.every(({ question }) => noteNamed(question) !== null);
    const { revision } = await this.writing.change(held, {
      state: head.state === 'returned' ? 'returned' : 'in-progress',
      writes,
      withScript: withScript ? visitor.invitationId : null,
      by: writerOf(visitor),
      what: onlyNotes ? 'note.saved' : writes.length === 1 ? 'answer.saved' : 'answers.saved',
      details: this.writing.trace(writes),
    });
    const written = new Map(
      writes.map((write) => [write.question, storedBy(write, visitor.personName, now)]),
    );
    const answers = names.flatMap((name) => written.get(name) ?? current.get(name) ?? []);
    return { kind: 'saved', answers, responseRevision: revision };
  }
}

function normalised(change: AnswerChange): AnswerChange {
  const { value, cannotAnswer } = change;
  return {
    ...change,
    value: value === null ? null : normaliseValue(value),
    cannotAnswer: cannotAnswer === null ? null : normaliseReason(cannotAnswer),
  };
}

function storedBy(
  { question, value, cannotAnswer, revision }: AnswerWrite,
  by: string,
  at: string,
): StoredAnswer {
  return { question, value, cannotAnswer, revision, by, at };
}
