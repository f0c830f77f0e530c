import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Repository } from 'typeorm';
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
    const { kind, key, payload, dueAt = this.clock.now() } = request;
    await execute(transaction.manager)`INSERT INTO job (kind, key, payload, state, attempts, due_at)
      VALUES (${kind}, ${key}, ${JSON.stringify(payload)}, 'due', 0, ${dueAt}) ON CONFLICT (kind, key) DO NOTHING`;
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
      await handler.run(job.payload);
      await this.finish(job, { state: 'done', claimedUntil: null, lastError: null });
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
