import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { execute, type Cells } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService, type Happening } from '../history/history.service.js';
import type { HistoryLine } from '../history/history-line.js';
import { actorOf, type PartnerVisitor, type StaffVisitor } from '../accounts/access.js';
import type { Respondent } from '../questionnaires/questionnaire.js';
import { noteNamed } from './change-notes.js';
import type { ResponseFrame } from './response-frame.js';
import type { ResponseState, StoredAnswer } from './response.js';
import { StoredResponsesService, type AnswerWrite, type ResponseHead } from './stored-responses.service.js';
import { writingOf, type Writing } from './writing.js';
import { YearBeforeService } from './year-before.service.js';

/** A response in the hands of one transaction: nobody else writes to its exercise until it ends. */
export interface HeldResponse {
  readonly transaction: Transaction;
  readonly frame: ResponseFrame;
  readonly respondent: Respondent;
  readonly head: ResponseHead;
  readonly writing: Writing;
  /** Instant of everything written in this transaction. */
  readonly now: string;
}

/** Who writes; staff come with the name under which their person is kept. */
export interface ResponseWriter {
  readonly personId: string;
  /** Empty where nobody knows. */
  readonly language: string;
  readonly actor: string;
  readonly staffName?: string;
}

/** One change of a response, with the line it leaves in the history. */
export interface ResponseChange {
  readonly state: ResponseState;
  readonly columns?: Cells;
  /** Answers, and notes by the names of their fields. */
  readonly writes?: readonly AnswerWrite[];
  /** Invitation of who answered with the form's script running, which says when a previous answer is opened. */
  readonly withScript?: string | null;
  readonly by: ResponseWriter;
  readonly what: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly why?: string | null;
}

/** What happened to a response, by whom. */
export type LineOfResponse = Omit<Happening, 'chain' | 'subject'>;

/** Takes a response and changes it, inside the caller's transaction. */
@Injectable()
export class ResponseWritingService {
  /** Staff who have their person; as few as there are tokens. */
  private readonly known = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly stored: StoredResponsesService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  /** Instant. */
  now(): string {
    return this.clock.now();
  }

  async take(transaction: Transaction, frame: ResponseFrame, respondent: Respondent): Promise<HeldResponse> {
    await this.history.hold(transaction, frame.initiativeId);
    const head = await this.stored.head(transaction.manager, frame.exerciseId, respondent.entity);
    const now = this.clock.now();
    return { transaction, frame, respondent, head, writing: writingOf(head.state, head.exercise, now), now };
  }

  /** Writes a change whole; answers the id and the new revision of the response. */
  async change(held: HeldResponse, change: ResponseChange): Promise<{ id: string; revision: number }> {
    const { transaction, frame, respondent, head, now } = held;
    const { state, columns = {}, writes = [], by, withScript = null } = change;
    await this.know(transaction, by, now);
    const id = head.id ?? (await this.create(held, state));
    await this.stored.raise(transaction, id, head.revision, { ...columns, state });
    const answers = writes.filter(({ question }) => noteNamed(question) === null);
    await this.stored.write(transaction, id, answers, { ...by, at: now });
    const notes = writes.filter((write) => !answers.includes(write));
    const leftOver = state === 'submitted' ? await this.leftOver(held, id) : [];
    await this.yearBefore.stored.write(transaction, id, [...notes, ...leftOver], { ...by, at: now });
    if (withScript !== null && frame.number > 1) {
      const seen = { invitationId: withScript, at: now };
      const names = answers.map(({ question }) => question);
      await this.yearBefore.stored.answeredWithScript(transaction, id, names, seen);
    }
    const revision = head.revision + 1;
    const removedNotes = leftOver.map(({ question }) => question);
    await this.record(
      { ...held, head: { ...head, id } },
      {
        actor: by.actor,
        what: change.what,
        details: {
          exercise: frame.exerciseId,
          entity: respondent.entity,
          revision,
          ...change.details,
          ...(removedNotes.length > 0 ? { removedNotes } : {}),
        },
        why: change.why ?? null,
      },
    );
    return { id, revision };
  }

  /** Answers and notes as they stand, by the names of their fields; every answer and no note where none is named. */
  async current(held: HeldResponse, names?: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>> {
    const { transaction, frame, head, respondent } = held;
    const { manager } = transaction;
    if (!names) return this.stored.answers(manager, head.id);
    const answers = names.filter((name) => noteNamed(name) === null);
    const stored = await this.stored.answers(manager, head.id, answers);
    if (answers.length === names.length) return stored;
    const notes = await this.yearBefore.stored.notes(manager, frame.exerciseId, respondent.entity);
    return new Map([...stored, ...[...notes].filter(([name]) => names.includes(name))]);
  }

  /** Questions that the latest return sent back, and those they reveal; none unless it is returned now. */
  async returned({ transaction, head }: HeldResponse): Promise<ReadonlySet<string>> {
    const returned = await this.stored.returned(transaction.manager, head);
    return new Set(returned.map(({ question }) => question));
  }

  private async leftOver({ transaction, frame, respondent }: HeldResponse, id: string) {
    if (frame.number === 1) return [];
    const answers = await this.stored.answers(transaction.manager, id);
    return this.yearBefore.leftOver(transaction.manager, frame, respondent, answers);
  }

  /** A line in the history about this response. */
  record({ transaction, frame, head }: HeldResponse, line: LineOfResponse): Promise<HistoryLine> {
    return this.history.record(transaction, {
      chain: frame.initiativeId,
      subject: head.id ?? frame.exerciseId,
      ...line,
    });
  }

  /** Staff write under a person of their own, so that every answer says by whom it was entered. */
  async know(transaction: Transaction, { personId, staffName }: ResponseWriter, at: string): Promise<void> {
    if (staffName === undefined || this.known.has(personId)) return;
    await execute(
      transaction.manager,
    )`INSERT INTO person (id, name, created_at) VALUES (${personId}, ${staffName}, ${at})
      ON CONFLICT (id) DO NOTHING`;
    transaction.afterCommit(() => this.known.add(personId));
  }

  create({ transaction, frame, respondent, now }: HeldResponse, state: ResponseState): Promise<string> {
    const of = { exerciseId: frame.exerciseId, entity: respondent.entity, at: now };
    return this.stored.create(transaction, of, state);
  }

  /** What the history holds of answers and notes: what they are about with their revisions, and a keyed digest. */
  trace(writes: readonly AnswerWrite[]): Readonly<Record<string, unknown>> {
    const digest = this.digest(
      JSON.stringify(writes.map(({ value, cannotAnswer }) => [value, cannotAnswer])),
    );
    const notes = writes.filter(({ question }) => noteNamed(question) !== null);
    const answers = writes.filter((write) => !notes.includes(write));
    const [only] = answers;
    if (only && writes.length === 1) return { question: only.question, answer: only.revision, digest };
    return {
      ...(answers.length > 0 ? { answers: revisionsOf(answers) } : {}),
      ...(notes.length > 0 ? { notes: revisionsOf(notes) } : {}),
      digest,
    };
  }

  digest(value: string): string {
    return this.history.digest(value);
  }
}

export function writerOf(visitor: PartnerVisitor | StaffVisitor, language = ''): ResponseWriter {
  const actor = actorOf(visitor);
  if (visitor.kind === 'staff')
    return { personId: visitor.staffId, language, actor, staffName: visitor.name };
  return { personId: visitor.personId, language: visitor.language, actor };
}

function revisionsOf(writes: readonly AnswerWrite[]): Readonly<Record<string, number>> {
  return Object.fromEntries(writes.map(({ question, revision }) => [question, revision]));
}
