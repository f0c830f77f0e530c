import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryRow } from './history.entity.js';
import { HistorySeal } from './history-seal.service.js';
import { UNREAD, verifyOn, type ChainState } from './verify-chain.js';

export interface VerifiedChain extends ChainState {
  /** The initiative's id, or `service`. */
  readonly chain: string;
}

/** Lines in memory at a time. */
const AT_ONCE = 1000;

/** Reads every chain from its first line and says of each whether it holds. */
@Injectable()
export class HistoryVerifying {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seal: HistorySeal,
  ) {}

  async verifyAll(): Promise<readonly VerifiedChain[]> {
    const chains = await this.unitOfWork.read(
      (manager) => query<{ chain: string }>(manager)`SELECT DISTINCT chain FROM history ORDER BY chain`,
    );
    const verified: VerifiedChain[] = [];
    for (const { chain } of chains) verified.push({ chain, ...(await this.verify(chain)) });
    return verified;
  }

  private async verify(chain: string): Promise<ChainState> {
    let state = UNREAD;
    // Lines are read by number, so that one whose number was made to repeat or fall below 1 is not passed over either.
    for (let after: number | null = null; ;) {
      const lines: HistoryRow[] = await this.unitOfWork.read((manager) =>
        manager.getRepository(HistoryRow).find({
          where: after === null ? { chain } : { chain, number: MoreThan(after) },
          order: { number: 'ASC' },
          take: AT_ONCE,
        }),
      );
      state = verifyOn(state, lines, (line) => this.seal.seal(line));
      if (state.broken || lines.length < AT_ONCE) return state;
      after = lines.at(-1)?.number ?? null;
    }
  }
}
