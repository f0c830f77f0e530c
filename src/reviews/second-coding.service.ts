import { Injectable } from '@nestjs/common';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { sampleOf } from './coding-sample.js';
import { compareCodings } from './compare-codings.js';
import { textKey, type Coder } from './passage.js';
import { PassageTaking } from './passage-taking.service.js';
import type { ReadPassages } from './passages.service.js';
import { SecondCodingRow } from './second-coding.entity.js';

export interface SecondAsked {
  readonly code: string;
  readonly year: string;
  readonly visitor: StaffVisitor;
}

interface Held extends ReadPassages {
  readonly transaction: Transaction;
  readonly frame: ResponseFrame;
  readonly second: SecondCodingRow | null;
  readonly actor: string;
  readonly now: string;
}

/** A second person codes a share of the texts without seeing what the first has done; then both are compared. */
@Injectable()
export class SecondCoding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly taking: PassageTaking,
    private readonly history: HistoryService,
  ) {}

  /** Draws the sample, which is kept. Problem `step-not-allowed` where one has been drawn, or there is nothing to code. */
  ask(asked: SecondAsked, share: number): Promise<void> {
    return this.act(
      asked,
      'second-coding.asked',
      async ({ second, texts, frame, actor, now, transaction }) => {
        if (second || texts.length === 0) throw new Problem('step-not-allowed');
        const drawn = sampleOf(texts, share, (key) => this.history.digest(`${frame.exerciseId} ${key}`));
        const sample = drawn.map(({ entity, question, place, revision }) => ({
          ...{ entity, question, place },
          answerRevision: revision,
        }));
        await transaction.manager.getRepository(SecondCodingRow).insert({
          ...{ exerciseId: frame.exerciseId, share, sample, askedBy: actor, askedAt: now, coder: null },
          ...{ finishedAt: null, agreement: null, settled: {}, revision: 1 },
        });
      },
    );
  }

  /** Begins to code. Problem `step-not-allowed` for whoever asked for it or has coded any of the exercise first. */
  begin(asked: SecondAsked): Promise<void> {
    return this.act(asked, 'second-coding.begun', async ({ transaction, second, actor, passages }) => {
      const isFirst = passages.some((each) => each.coder === 'first' && each.actor === actor);
      if (!second || second.coder !== null || second.askedBy === actor || isFirst)
        throw new Problem('step-not-allowed');
      await save(transaction, second, { coder: actor });
    });
  }

  /** Ends the second coding and keeps the comparison as it is now. */
  finish(asked: SecondAsked): Promise<void> {
    return this.act(
      asked,
      'second-coding.finished',
      async ({ transaction, second, actor, texts, passages, now }) => {
        if (second?.coder !== actor || second.finishedAt !== null) throw new Problem('step-not-allowed');
        const sample = new Set(second.sample.map(textKey));
        const agreement = compareCodings(
          texts.filter((text) => sample.has(textKey(text))),
          passages,
        );
        await save(transaction, second, { agreement, finishedAt: now });
      },
    );
  }

  /** Says whose word stands on a difference. It changes no passage: the coding page does. */
  settle(asked: SecondAsked, index: number, stands: Coder, revision: number): Promise<void> {
    return this.act(asked, 'second-coding.settled', async ({ transaction, second, actor, now }) => {
      if (!second?.agreement?.differences[index]) throw new Problem('not-found');
      if (second.revision !== revision) throw new Problem('stale');
      const settled = { ...second.settled, [String(index)]: { stands, actor, at: now } };
      await save(transaction, second, { settled });
    });
  }

  /** Problem `not-found` unless this is who codes the sample now. */
  async assertCoder({ code, year, visitor }: SecondAsked): Promise<void> {
    const { exerciseId } = await this.frames.find(code, year);
    const second = await this.unitOfWork.read((manager) =>
      manager.getRepository(SecondCodingRow).findOneBy({ exerciseId }),
    );
    if (second?.coder !== actorOf(visitor) || second.finishedAt !== null) throw new Problem('not-found');
  }

  private async act(
    { code, year, visitor }: SecondAsked,
    what: string,
    work: (held: Held) => Promise<void>,
  ): Promise<void> {
    const frame = await this.frames.find(code, year);
    const actor = actorOf(visitor);
    await this.unitOfWork.run(async (transaction) => {
      const read = await this.taking.take(transaction, frame);
      const { exerciseId, initiativeId: chain } = frame;
      const second = await transaction.manager.getRepository(SecondCodingRow).findOneBy({ exerciseId });
      await work({ ...read, transaction, frame, second, actor, now: this.taking.acts.now() });
      await this.history.record(transaction, { chain, actor, what, subject: exerciseId });
    });
  }
}

async function save(
  { manager }: Transaction,
  { exerciseId, revision }: SecondCodingRow,
  changes: Partial<Pick<SecondCodingRow, 'coder' | 'finishedAt' | 'agreement' | 'settled'>>,
): Promise<void> {
  const set: object = { ...changes, revision: revision + 1 };
  const { affected } = await manager.getRepository(SecondCodingRow).update({ exerciseId, revision }, set);
  if (affected !== 1) throw new Problem('stale');
}
