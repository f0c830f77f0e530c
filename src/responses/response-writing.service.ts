import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { execute, type Cells } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService, type Happening } from '../history/history.service.js';
import type { HistoryLine } from '../history/history-line.js';
import { actorOf, type PartnerVisitor, type StaffVisitor } from '../accounts/access.js';
import type { Respondent } from '../questionnaires/questionnaire.js';
import type { ResponseFrame } from './response-frame.js';
import type { ResponseState } from './response.js';
import { StoredResponsesService, type AnswerWrite, type ResponseHead } from './stored-responses.service.js';
import { writingOf, type Writing } from './writing.js';

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
  readonly writes?: readonly AnswerWrite[];
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
    const { state, columns = {}, writes = [], by } = change;
    await this.know(transaction, by, now);
    const id = head.id ?? (await this.create(held, state));
    await this.stored.raise(transaction, id, head.revision, { ...columns, state });
    await this.stored.write(transaction, id, writes, { ...by, at: now });
    const revision = head.revision + 1;
    await this.record(
      { ...held, head: { ...head, id } },
      {
        actor: by.actor,
        what: change.what,
        details: { exercise: frame.exerciseId, entity: respondent.entity, revision, ...change.details },
        why: change.why ?? null,
      },
    );
    return { id, revision };
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

  /** What the history holds of answers: questions with their revisions, and a keyed digest of what they say. */
  trace(writes: readonly AnswerWrite[]): Readonly<Record<string, unknown>> {
    const digest = this.digest(
      JSON.stringify(writes.map(({ value, cannotAnswer }) => [value, cannotAnswer])),
    );
    const [first] = writes;
    if (writes.length === 1) return { question: first?.question, answer: first?.revision, digest };
    return {
      answers: Object.fromEntries(writes.map(({ question, revision }) => [question, revision])),
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
