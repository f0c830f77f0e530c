import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { execute } from './statements.js';

/** One transaction as its work sees it. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Runs after the commit, never after a rollback: wake a worker, tell a listener. */
  afterCommit(action: () => void): void;
}

/** Bears running twice: what it changes, it changes through the transaction only. */
export type Work<T> = (transaction: Transaction) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A transaction is ended for another's sake so often before that is an error. */
const MOST_TRIES = 4;

/** Waiting writes that may share one commit; more would make the first of them wait too long. */
const LARGEST_BATCH = 64;

/**
 * The one door to the database. TypeORM shares a single connection on SQLite, so two requests would write into one
 * another's transaction: here writers queue, `BEGIN IMMEDIATE`, each work in a savepoint of its own, and those that wait
 * share one commit (and its fsync). `run` resolves only after that commit.
 */
export class UnitOfWork {
  private readonly waiting: Waiting[] = [];
  private draining: Promise<void> | null = null;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource | null,
  ) {}

  /** The database's kind, for the few statements that differ. */
  get isPostgres(): boolean {
    return this.writer.options.type === 'postgres';
  }

  run<T>(work: Work<T>): Promise<T> {
    if (this.isPostgres) return this.runAlone(work);
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      // Two turns of the event loop let requests that arrived together, and were read together, share the commit.
      this.draining ??= aTurn()
        .then(aTurn)
        .then(() => this.drain());
    });
  }

  /** For reading only: sees committed rows, never a write under way. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return work((this.reader ?? this.writer).manager);
  }

  /** Waits for the writes under way; new ones may still come. */
  async settle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  /** PostgreSQL ends one of two transactions that wait for one another; nothing of it is left, so it is done again. */
  private async runAlone<T>(work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const actions: (() => void)[] = [];
      try {
        const result = await this.writer.transaction((manager) =>
          work({ manager, afterCommit: (action) => actions.push(action) }),
        );
        for (const action of actions) action();
        return result;
      } catch (error) {
        if (tries >= MOST_TRIES || !isDeadlock(error)) throw error;
      }
    }
  }

  private async drain(): Promise<void> {
    // TypeORM has one query runner on SQLite and keeps its prepared statements with it: it is never released here.
    const runner = this.writer.createQueryRunner();
    while (this.waiting.length > 0) await commitTogether(runner, this.waiting.splice(0, LARGEST_BATCH));
    // In the same turn as the last look at the queue: whoever comes later starts a new drain.
    this.draining = null;
  }
}

const aTurn = () => new Promise<void>((done) => setImmediate(done));

async function commitTogether(runner: QueryRunner, batch: readonly Waiting[]): Promise<void> {
  const settled: (() => void)[] = [];
  const actions: (() => void)[] = [];
  const { manager } = runner;
  try {
    await beginImmediate(runner);
    for (const { work, resolve, reject } of batch) {
      const own: (() => void)[] = [];
      await execute(manager)`SAVEPOINT work`;
      try {
        const value = await work({ manager, afterCommit: (action) => own.push(action) });
        await execute(manager)`RELEASE work`;
        actions.push(...own);
        settled.push(() => resolve(value));
      } catch (error) {
        await execute(manager)`ROLLBACK TO work`;
        await execute(manager)`RELEASE work`;
        settled.push(() => reject(error));
      }
    }
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    for (const { reject } of batch) reject(error);
    return;
  }
  for (const settle of settled) settle();
  for (const action of actions) action();
}

/** TypeORM begins deferred; a deferred transaction that reads first may fail at its first write. */
async function beginImmediate(runner: QueryRunner): Promise<void> {
  await runner.startTransaction();
  await runner.query('ROLLBACK');
  await runner.query('BEGIN IMMEDIATE');
}

function isDeadlock(error: unknown): boolean {
  const { driverError } = (error ?? {}) as { driverError?: { code?: unknown } };
  return driverError?.code === '40P01';
}
