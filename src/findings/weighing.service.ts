import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import type { Finding } from './finding.js';
import { FindingsService } from './findings.service.js';
import { contraryTo, gapsIn, type Pin, type StrengthFact } from './weighing.js';
import { DiscussionRow, FindingPinRow, FindingWeighedRow, JudgementRow } from './weighing.entity.js';
import { WeighingReading, type Weighing } from './weighing-reading.service.js';

export interface WeighingRequest {
  readonly code: string;
  readonly year: string;
  readonly finding: string;
  readonly actor: string;
}

interface Held {
  readonly transaction: Transaction;
  readonly exercise: Exercise;
  readonly finding: Finding;
  readonly weighing: Weighing;
}

/** Evaluators weigh findings while they are drafted; validation freezes what they have put beside them. */
@Injectable()
export class WeighingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsService,
    private readonly reading: WeighingReading,
    private readonly history: HistoryService,
  ) {}

  /** Writes on an entity's contrary answer; an empty text takes it back. Problem `stale` on another revision. */
  discuss(
    request: WeighingRequest,
    entity: string,
    said: { readonly text: string; readonly language: Language; readonly revision: number },
  ): Promise<void> {
    return this.change(request, 'finding.discussed', async ({ transaction, exercise, finding }) => {
      const rows = transaction.manager.getRepository(DiscussionRow);
      const key = { exerciseId: exercise.id, finding: finding.finding, entityKey: entity };
      const number = (await rows.maximum('number', key)) ?? 0;
      if (number === 0 && !contraryTo(finding).includes(entity)) throw new Problem('not-found');
      if (number !== said.revision) throw new Problem('stale');
      const { text, language } = said;
      return {
        details: { entity, number: number + 1, text: this.history.digest(text) },
        write: (made) => rows.insert({ ...key, number: number + 1, text, language, ...made }),
      };
    });
  }

  pin(request: WeighingRequest, pin: Omit<Pin, 'id'>): Promise<void> {
    return this.change(request, 'finding.pinned', ({ transaction, exercise, finding }) => {
      const { kind, entity, place, side, note } = pin;
      const id = randomUUID();
      const row = { id, exerciseId: exercise.id, finding: finding.finding, kind, entityKey: entity, place };
      return Promise.resolve({
        details: { pin: id, kind, entity, side },
        write: (made) =>
          transaction.manager
            .getRepository(FindingPinRow)
            .insert({ ...row, side, note, ...made, removedAt: null }),
      });
    });
  }

  /** Takes a pin away, or puts it back. Of another finding or exercise it looks like none. */
  setPinned(request: WeighingRequest, id: string, isPinned: boolean): Promise<void> {
    const what = isPinned ? 'finding.pinned' : 'finding.unpinned';
    return this.change(request, what, async ({ transaction, exercise, finding }) => {
      const rows = transaction.manager.getRepository(FindingPinRow);
      const row = await rows.findOneBy({ id, exerciseId: exercise.id, finding: finding.finding });
      if (!row) throw new Problem('not-found');
      return {
        details: { pin: id, kind: row.kind, entity: row.entityKey, side: row.side },
        write: ({ at }) => rows.update({ id }, { removedAt: isPinned ? null : at }),
      };
    });
  }

  /** Judges one of the four facts; null takes the judgement back. */
  judge(
    request: WeighingRequest,
    fact: StrengthFact,
    said: { readonly holds: boolean | null; readonly reason: string },
  ): Promise<void> {
    return this.change(request, 'finding.judged', async ({ transaction, exercise, finding }) => {
      if (!finding.strength && !finding.perTarget) throw new Problem('not-found');
      const rows = transaction.manager.getRepository(JudgementRow);
      const key = { exerciseId: exercise.id, finding: finding.finding, fact };
      const number = ((await rows.maximum('number', key)) ?? 0) + 1;
      const { holds, reason } = said;
      return {
        details: { fact, holds, number, reason: this.history.digest(reason) },
        write: (made) =>
          rows.insert({ ...key, number, holds: holds === null ? null : Number(holds), reason, ...made }),
      };
    });
  }

  /** Saves a finding as weighed, for the facts it has now. Problem `step-not-allowed` where something is missing. */
  save(request: WeighingRequest, factsHash: string): Promise<void> {
    return this.change(request, 'finding.weighed', ({ transaction, exercise, finding, weighing }) => {
      if (finding.factsHash !== factsHash) throw new Problem('stale');
      const { finding: name } = finding;
      const gaps = gapsIn(finding, weighing.pins.get(name) ?? [], weighing.discussed.get(name) ?? []);
      if (gaps.length > 0) {
        throw new Problem('step-not-allowed', {
          detail: 'Pin evidence, and cite, dismiss or discuss every contrary answer first.',
        });
      }
      const rows = transaction.manager.getRepository(FindingWeighedRow);
      const key = { exerciseId: exercise.id, finding: name };
      return Promise.resolve({
        details: { factsHash },
        write: async (made) => {
          await rows.delete(key);
          await rows.insert({ ...key, factsHash, ...made });
        },
      });
    });
  }

  private change(
    { code, year, finding: name, actor }: WeighingRequest,
    what: string,
    work: (held: Held) => Promise<{
      readonly details: Readonly<Record<string, unknown>>;
      readonly write: (made: { readonly actor: string; readonly at: string }) => Promise<unknown>;
    }>,
  ): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, findings } = await this.findings.takeIn(transaction, code, year);
      const finding = findings.find((candidate) => candidate.finding === name);
      if (!finding) throw new Problem('not-found');
      if (exercise.state !== 'open' && exercise.state !== 'closed') {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state}; findings are weighed while it is open or closed.`,
        });
      }
      const weighing = await this.reading.of(transaction.manager, exercise.id);
      const { details, write } = await work({ transaction, exercise, finding, weighing });
      const { at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what,
        subject: exercise.id,
        details: { exercise: exercise.id, finding: name, ...details },
      });
      await write({ actor, at });
    });
  }
}
