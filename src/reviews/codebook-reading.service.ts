import { Injectable } from '@nestjs/common';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { reachOf } from '../accounts/reach.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import type { CodebookCode } from './codebook.js';
import { CodebookService } from './codebook.service.js';
import { CodebookUse, type CodeCount, type CodedPassageLine } from './codebook-use.service.js';
import { codeKey, type CodeName } from './passage.js';

export interface CodeInUse {
  readonly code: CodebookCode;
  /** Those it may be merged into. */
  readonly others: readonly CodebookCode[];
  readonly counts: readonly CodeCount[];
  readonly passages: readonly CodedPassageLine[];
  readonly touched: number;
}

/** The codebook with its use, as far as the reader's grants reach. */
@Injectable()
export class CodebookReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codebook: CodebookService,
    private readonly use: CodebookUse,
  ) {}

  list(visitor: StaffVisitor): Promise<{ codes: readonly CodebookCode[]; counts: readonly CodeCount[] }> {
    return this.unitOfWork.read(async (manager) => ({
      codes: await this.codebook.read(manager),
      counts: await this.use.counts(manager, reachOf(visitor)),
    }));
  }

  /** Problem `not-found` where there is no such code. */
  one(of: CodeName, visitor: StaffVisitor): Promise<CodeInUse> {
    return this.unitOfWork.read(async (manager) => {
      const all = await this.codebook.read(manager);
      const code = all.find((each) => codeKey(each) === codeKey(of));
      if (!code) throw new Problem('not-found');
      const reach = reachOf(visitor);
      const counts = await this.use.counts(manager, reach);
      return {
        code,
        others: all.filter(
          (each) => each.catalogue === of.catalogue && each.code !== of.code && each.state === 'active',
        ),
        counts: counts.filter((each) => codeKey(each) === codeKey(of)),
        passages: await this.use.passages(manager, of, reach, actorOf(visitor)),
        touched: (await this.use.touched(manager, of)).length,
      };
    });
  }
}
