import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '../database/unit-of-work.js';

/** So long a write may wait for others to share its transaction, and with it the commit. */
const GATHER_MS = 5;

interface Waiting {
  /** Whose history it writes to: taken in one order, two processes never wait for one another. */
  readonly chain: string;
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes about mails on their way, many of which come at nearly the same time: one commit for those of a few milliseconds. */
@Injectable()
export class MailWrites {
  private waiting: Waiting[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Resolves once the write is durable. */
  run<T>(chain: string, work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.length === 0) setTimeout(() => void this.writeAll(), GATHER_MS);
      this.waiting.push({ chain, work, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  private async writeAll(): Promise<void> {
    const all = this.waiting.toSorted((a, b) => (a.chain < b.chain ? -1 : Number(a.chain > b.chain)));
    this.waiting = [];
    try {
      const values = await this.unitOfWork.run(async (transaction) => {
        const done: unknown[] = [];
        for (const { work } of all) done.push(await work(transaction));
        return done;
      });
      all.forEach(({ resolve }, nth) => resolve(values[nth]));
    } catch {
      // One of them failed, and took the others with it: each by itself.
      for (const { work, resolve, reject } of all) await this.unitOfWork.run(work).then(resolve, reject);
    }
  }
}
