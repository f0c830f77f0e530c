import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import { Clock } from '../clock.service.js';
import { execute } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { JobRow } from './job.entity.js';
import { MOST_ATTEMPTS, retryDelay, type JobHandler } from './job.js';

const TICK_MS = 1000;
/** A worker that has not finished by then counts as dead. */
const CLAIM_MS = 45_000;
const BATCH = 50;

/** Work to be asked for. */
export interface JobRequest {
  readonly kind: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Instant; now where absent. */
  readonly dueAt?: string;
  /** What it is planned for; empty where absent. */
  readonly subject?: string;
}

/** Work planned for one thing; everything of these kinds that is not in the list is no longer wanted. */
export interface PlannedWork {
  readonly subject: string;
  readonly kinds: readonly string[];
  readonly wanted: readonly (Omit<JobRequest, 'subject'> & { readonly dueAt: string })[];
}

/** Runs what is due: rows with a unique key, claimed by a tick; a service that was off catches up once. */
@Injectable()
export class JobsService implements OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly kindsAfter = new Map<string, string[]>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = true;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Called by `app.module.ts` with every feature's jobs, so that this folder knows none of them. */
  register(handlers: readonly JobHandler[]): void {
    for (const handler of handlers) {
      this.handlers.set(handler.kind, handler);
      for (const what of handler.after) {
        this.kindsAfter.set(what, [...(this.kindsAfter.get(what) ?? []), handler.kind]);
      }
    }
  }

  /** Asks for the jobs that follow from a history line, in its transaction. */
  async after(
    transaction: Transaction,
    line: {
      chain: string;
      number: number;
      what: string;
      subject: string;
      details: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    for (const kind of this.kindsAfter.get(line.what) ?? []) {
      await this.enqueue(transaction, {
        kind,
        key: `${line.chain}:${line.number}`,
        payload: { subject: line.subject, what: line.what, ...line.details },
      });
    }
  }

  /** Asks for work, once per kind and key; asking again changes nothing. */
  async enqueue(transaction: Transaction, request: JobRequest): Promise<void> {
    const { kind, key, payload, dueAt = this.clock.now(), subject = '' } = request;
    await execute(transaction.manager)`INSERT INTO job (kind, key, payload, state, attempts, due_at, subject)
      VALUES (${kind}, ${key}, ${JSON.stringify(payload)}, 'due', 0, ${dueAt}, ${subject})
      ON CONFLICT (kind, key) DO NOTHING`;
    transaction.afterCommit(() => this.wake());
  }

  /**
   * Makes what is planned for one thing equal to what is wanted: adds what is missing, and moves out of the way what has
   * not begun and is wanted no more. What was done stays done.
   */
  async bringInLine(transaction: Transaction, { subject, kinds, wanted }: PlannedWork): Promise<void> {
    const rows = transaction.manager.getRepository(JobRow);
    const planned = await rows.findBy({ subject, kind: In([...kinds]) });
    const nameOf = ({ kind, key }: Pick<JobRow, 'kind' | 'key'>) => `${kind} ${key}`;
    const stateOf = new Map(planned.map((job) => [nameOf(job), job.state]));
    const names = new Set(wanted.map(nameOf));
    for (const job of planned) {
      if (job.state !== 'due' || names.has(nameOf(job))) continue;
      await rows.update({ kind: job.kind, key: job.key, state: 'due' }, { state: 'moved' });
    }
    for (const request of wanted) {
      const { kind, key } = request;
      const state = stateOf.get(nameOf(request));
      if (state === undefined) await this.enqueue(transaction, { ...request, subject });
      if (state === 'moved') await rows.update({ kind, key, state: 'moved' }, { state: 'due' });
    }
    transaction.afterCommit(() => this.wake());
  }

  /** Begins to look for due work; a command beside the service never does. */
  start(): void {
    this.stopped = false;
    this.timer = setInterval(() => this.wake(), TICK_MS);
    this.timer.unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Looks for due work now rather than at the next tick. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.runDue().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  /** Waits until nothing that is due is left; for the demonstration and tests. */
  async idle(): Promise<void> {
    this.wake();
    while (this.running) await this.running;
  }

  private async runDue(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        const jobs = await this.claim();
        for (const job of jobs) await this.runOne(job);
        if (jobs.length === BATCH) this.again = true;
      } catch (error) {
        this.logger.error(`Due work could not be read: ${(error as Error).message}`);
      }
    }
  }

  private async claim(): Promise<JobRow[]> {
    const now = this.clock.now();
    const due = await this.unitOfWork.read((manager) => this.dueJobs(manager.getRepository(JobRow), now));
    if (due.length === 0) return [];
    const until = new Date(Date.parse(now) + CLAIM_MS).toISOString();
    return this.unitOfWork.run(async ({ manager }) => {
      const claimed: JobRow[] = [];
      for (const job of due) {
        const result = await manager
          .getRepository(JobRow)
          .createQueryBuilder()
          .update()
          .set({ state: 'running', claimedUntil: until, attempts: job.attempts + 1 })
          .where('kind = :kind AND key = :key AND state = :state AND attempts = :attempts', { ...job })
          .execute();
        if (result.affected === 1) claimed.push({ ...job, attempts: job.attempts + 1 });
      }
      return claimed;
    });
  }

  private dueJobs(rows: Repository<JobRow>, now: string): Promise<JobRow[]> {
    return rows
      .createQueryBuilder('job')
      .where(
        `(job.state = 'due' AND job.dueAt <= :now) OR (job.state = 'running' AND job.claimedUntil <= :now)`,
        { now },
      )
      .orderBy('job.dueAt')
      .limit(BATCH)
      .getMany();
  }

  private async runOne(job: JobRow): Promise<void> {
    const handler = this.handlers.get(job.kind);
    try {
      if (!handler) throw new Error(`No feature does ${job.kind}.`);
      const outcome = await handler.run(job.payload, { dueAt: job.dueAt, now: this.clock.now() });
      const doneAt = this.clock.now();
      await this.finish(job, {
        state: 'done',
        claimedUntil: null,
        lastError: null,
        doneAt,
        outcome: outcome ?? null,
      });
    } catch (error) {
      const message = (error as Error).message;
      this.logger.error(`${job.kind} ${job.key} failed (try ${job.attempts}): ${message}`);
      const dueAt = new Date(Date.parse(this.clock.now()) + retryDelay(job.attempts) * 1000).toISOString();
      const state = job.attempts >= MOST_ATTEMPTS ? 'failed' : 'due';
      await this.finish(job, { state, dueAt, claimedUntil: null, lastError: message });
    }
  }

  private async finish(job: JobRow, change: Partial<Omit<JobRow, 'payload'>>): Promise<void> {
    const { kind, key, attempts } = job;
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(JobRow).update({ kind, key, attempts }, change),
    );
  }
}
