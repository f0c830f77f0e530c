import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Agreement } from './compare-codings.js';
import { SecondCodingRow } from './second-coding.entity.js';

/** How far two coders agreed on a share of an exercise's texts, for the report's annex. */
export interface CodingAgreement extends Pick<Agreement, 'texts' | 'sentences' | 'named' | 'both' | 'alpha'> {
  /** Per cent of the texts. */
  readonly share: number;
  /** Differences on which an evaluator has said whose word stands. */
  readonly settled: number;
  readonly finishedAt: string;
}

@Injectable()
export class CodingAgreements {
  /** Null where no second coding has been finished. */
  async of(manager: EntityManager, exerciseId: string): Promise<CodingAgreement | null> {
    const row = await manager.getRepository(SecondCodingRow).findOneBy({ exerciseId });
    if (!row?.agreement || row.finishedAt === null) return null;
    const { texts, sentences, named, both, alpha } = row.agreement;
    const { share, finishedAt } = row;
    return {
      texts,
      sentences,
      named,
      both,
      alpha,
      share,
      settled: Object.keys(row.settled).length,
      finishedAt,
    };
  }
}
