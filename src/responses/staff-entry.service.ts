import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { execute } from '../database/statements.js';
import { timeOrderedId } from '../database/time-ordered-id.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { checkAnswers, type GivenAnswers } from '../questionnaires/check-answers.js';
import { hiddenAnswers } from '../questionnaires/hidden-answers.js';
import { normaliseAnswers, normaliseReason, normaliseValue } from '../questionnaires/normalise-answers.js';
import { AnswerChecksService } from './answer-checks.service.js';
import { answerRefusal, hiddenProblem } from './answer-refusal.js';
import { decideChanges } from './answer-changes.js';
import { aboutOf } from './change-notes.js';
import { respondentIn, type ResponseFrame } from './response-frame.js';
import { responseDocument } from './response-document.js';
import { ResponseWritingService, writerOf, type HeldResponse } from './response-writing.service.js';
import type { AnswerChange, StoredAnswer } from './response.js';
import { ResponseViewsService } from './response-views.service.js';
import { whyClosed } from './writing.js';

/** Answers that staff enter for an entity, whole: what is not in them is emptied. */
export interface StaffEntry extends GivenAnswers {
  /** What the entity says against the exercise before, by the names of the fields; what is not named stays. */
  readonly notes: ReadonlyMap<string, string>;
  /** How they were taken, such as `phone`. */
  readonly takenBy: string | null;
  /** Who of the entity confirmed them. */
  readonly confirmedBy: string | null;
  /** In which language they are written; empty where nobody knows. */
  readonly language: string;
}

/** Marks a response for ever where nobody said how staff came by its answers. */
const TAKEN_BY_STAFF = 'staff';

/** Answers entered by staff for an entity (`api.md`). */
@Injectable()
export class StaffEntryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly views: ResponseViewsService,
    private readonly checks: AnswerChecksService,
    private readonly writing: ResponseWritingService,
  ) {}

  /**
   * Stores the entry and answers the new revision. Problems: `wrong-answers` with nothing written,
   * `precondition-required` and `stale` where there is something that the request did not say it has read, `closed`.
   */
  async enter(
    frame: ResponseFrame,
    entity: string,
    entry: StaffEntry,
    request: { readonly visitor: StaffVisitor; readonly revision: number | null },
  ): Promise<number> {
    const respondent = respondentIn(frame, entity);
    const given = {
      answers: normaliseAnswers(frame.questionnaire, entry.answers),
      cannotAnswer: Object.fromEntries(
        Object.entries(entry.cannotAnswer).map(([name, reason]) => [name, normaliseReason(reason)]),
      ),
    };
    const notes = [...entry.notes].map(([question, text]): AnswerChange => {
      const value = text.trim() === '' ? null : normaliseValue(text);
      return { question, value, cannotAnswer: null, revision: 0 };
    });
    const wrongNotes = await this.checks.problems(frame, respondent, notes);
    if (wrongNotes.length > 0) throw answerRefusal(wrongNotes, frame.questionnaire);
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      await this.assertCurrent(held, request.revision);
      assertEnterable(held);
      await this.check(held, given);
      return this.store(held, { ...entry, ...given }, notes, request.visitor);
    });
  }

  private async assertCurrent(
    { head, transaction, frame, respondent }: HeldResponse,
    revision: number | null,
  ) {
    if (revision === head.revision || (revision === null && head.revision === 0)) return;
    if (revision === null) throw new Problem('precondition-required');
    throw new Problem('stale', {
      detail: `The response is at revision ${head.revision}; nothing was stored. Read it and enter the answers again.`,
      current: responseDocument(await this.views.view(transaction.manager, frame, respondent)),
    });
  }

  private async check({ frame, respondent, transaction }: HeldResponse, given: GivenAnswers) {
    const { questionnaire } = frame;
    const documents = await this.checks.documents(transaction.manager, frame, respondent, given.answers);
    const wrong = checkAnswers(questionnaire, respondent, given, 'shape', documents);
    const problems =
      wrong.length > 0 ? wrong : hiddenAnswers(questionnaire, respondent, given).map(hiddenProblem);
    if (problems.length > 0) throw answerRefusal(problems, questionnaire, given);
  }

  private async store(
    held: HeldResponse,
    entry: StaffEntry,
    notes: readonly AnswerChange[],
    visitor: StaffVisitor,
  ): Promise<number> {
    const { head, transaction, now } = held;
    const current = await this.writing.current(held);
    const noted = await this.writing.current(held, [...entry.notes.keys()]);
    const wanted = [
      ...changesOf(entry, current),
      // The response's revision guards all of it: what stands is what was read.
      ...notes.map((note) => ({ ...note, revision: noted.get(note.question)?.revision ?? 0 })),
    ];
    const decision = decideChanges(wanted, new Map([...current, ...noted]));
    const changes = decision.kind === 'write' ? decision.changes : [];
    const takenBy = entry.takenBy ?? head.takenBy ?? TAKEN_BY_STAFF;
    const confirmed = entry.confirmedBy !== null && entry.confirmedBy !== head.confirmedBy;
    if (changes.length === 0 && takenBy === head.takenBy && !confirmed) return head.revision;
    if (held.writing === 'returned') await this.assertReturned(held, changes);
    const confirmedBy = confirmed ? await this.newPerson(transaction, entry.confirmedBy ?? '', now) : null;
    const writes = changes.map((change) => ({ ...change, revision: change.revision + 1 }));
    const { revision } = await this.writing.change(held, {
      state: head.state === 'returned' ? 'returned' : 'in-progress',
      columns: { taken_by: takenBy, ...(confirmedBy ? { confirmed_by: confirmedBy } : {}) },
      writes,
      by: writerOf(visitor, entry.language),
      what: 'response.entered',
      // How they were taken is staff's own text: it stands with the response.
      details: { confirmedBy, ...this.writing.trace(writes) },
    });
    return revision;
  }

  private async assertReturned(held: HeldResponse, changes: readonly AnswerChange[]) {
    const names = await this.writing.returned(held);
    const others = changes.filter(({ question }) => !names.has(aboutOf(question)));
    if (others.length === 0) return;
    throw new Problem('step-not-allowed', {
      detail: 'Only the returned questions and those they reveal can be changed; nothing was stored.',
      errors: others.map(({ question }) => ({
        pointer: `/answers/${question}`,
        detail: 'This question was not returned: send it as it stands',
        question,
      })),
    });
  }

  private async newPerson({ manager }: Transaction, name: string, createdAt: string): Promise<string> {
    const id = timeOrderedId(createdAt, randomUUID());
    await execute(manager)`INSERT INTO person (id, name, created_at) VALUES (${id}, ${name}, ${createdAt})`;
    return id;
  }
}

function assertEnterable({ head, writing, now }: HeldResponse): void {
  if (writing !== 'none') return;
  if (head.state === 'submitted' || head.state === 'accepted') {
    throw new Problem('step-not-allowed', {
      detail: `The response is ${head.state}: return the questions that are to be changed.`,
    });
  }
  throw new Problem('closed', { detail: whyClosed(head.exercise, now) });
}

/** One change for every question that is answered in the entry or in what stands. */
function changesOf(
  { answers, cannotAnswer }: GivenAnswers,
  current: ReadonlyMap<string, StoredAnswer>,
): readonly AnswerChange[] {
  const names = new Set([...Object.keys(answers), ...Object.keys(cannotAnswer), ...current.keys()]);
  return [...names].map((question) => ({
    question,
    value: Object.hasOwn(answers, question) ? (answers[question] ?? null) : null,
    cannotAnswer: Object.hasOwn(cannotAnswer, question) ? (cannotAnswer[question] ?? null) : null,
    revision: current.get(question)?.revision ?? 0,
  }));
}
