import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { execute, query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { JobsService } from '../jobs/jobs.service.js';
import { FIRST_HASH, type HistoryLine } from './history-line.js';
import { HistorySeal } from './history-seal.service.js';

/** What a feature says of its change; number, time and hashes are added here. */
export interface Happening {
  /** The initiative's id, or `service`. */
  readonly chain: string;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly why?: string | null;
}

/** Writes the append-only history in the transaction of the change, and asks for the jobs that follow from it. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly seals: HistorySeal,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  /** Answers the line as it was written. */
  async record(transaction: Transaction, happening: Happening): Promise<HistoryLine> {
    const { manager } = transaction;
    await this.hold(transaction, happening.chain);
    const last = await this.lastLine(manager, happening.chain);
    const unsealed = {
      chain: happening.chain,
      number: (last?.number ?? 0) + 1,
      at: this.clock.now(),
      actor: happening.actor,
      what: happening.what,
      subject: happening.subject,
      details: happening.details ?? {},
      why: happening.why ?? null,
      previousHash: last?.hash ?? FIRST_HASH,
    };
    const line = { ...unsealed, hash: this.seals.seal(unsealed) };
    await execute(
      manager,
    )`INSERT INTO history (chain, number, at, actor, what, subject, details, why, previous_hash, hash)
      VALUES (${line.chain}, ${line.number}, ${line.at}, ${line.actor}, ${line.what}, ${line.subject},
        ${JSON.stringify(line.details)}, ${line.why}, ${line.previousHash}, ${line.hash})`;
    await this.jobs.after(transaction, line);
    return line;
  }

  /** A keyed digest of a value, so that the history proves it without holding it. */
  digest(value: string): string {
    return this.seals.digest(value);
  }

  /**
   * Lets one writer at a time into a chain until its transaction ends: a service that decides on what it reads takes
   * the chain first. On SQLite all writers queue anyway.
   */
  async hold({ manager }: Transaction, chain: string): Promise<void> {
    if (manager.dataSource.options.type !== 'postgres') return;
    await query(manager)`SELECT pg_advisory_xact_lock(hashtext(${chain}))`;
  }

  private async lastLine(
    manager: EntityManager,
    chain: string,
  ): Promise<{ number: number; hash: string } | undefined> {
    const lines = await query<{ number: number; hash: string }>(manager)`
      SELECT number, hash FROM history WHERE chain = ${chain} ORDER BY number DESC LIMIT 1`;
    return lines[0];
  }
}
