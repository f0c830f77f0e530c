import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import type { Language } from '../language.js';
import type { Discussion, PinnedDocument } from './finding.js';
import type { Discussed, Judgement, Judgements, Pin, StrengthFact } from './weighing.js';
import { DiscussionRow, FindingPinRow, FindingWeighedRow, JudgementRow } from './weighing.entity.js';

/** What evaluators have put beside the findings of an exercise, by finding. */
export interface Weighing {
  readonly discussed: ReadonlyMap<string, readonly Discussed[]>;
  readonly judgements: ReadonlyMap<string, Judgements>;
  readonly pins: ReadonlyMap<string, readonly Pin[]>;
  readonly weighed: ReadonlyMap<
    string,
    { readonly factsHash: string; readonly by: string; readonly at: string }
  >;
}

/** Reads discussions, pins and judgements. */
@Injectable()
export class WeighingReading {
  constructor(private readonly actors: ActorNames) {}

  async of(manager: EntityManager, exerciseId: string): Promise<Weighing> {
    const order = { number: 'ASC' } as const;
    const discussions = await manager.getRepository(DiscussionRow).find({ where: { exerciseId }, order });
    const judgements = await manager.getRepository(JudgementRow).find({ where: { exerciseId }, order });
    const pins = await pinsOf(manager, exerciseId);
    const weighed = await manager.getRepository(FindingWeighedRow).findBy({ exerciseId });
    const rows = [...discussions, ...judgements, ...weighed];
    const names = await this.actors.of(
      manager,
      rows.map(({ actor }) => actor),
    );
    const by = (actor: string) => names.get(actor) ?? '–';
    return {
      discussed: discussedIn(discussions, by),
      judgements: judgementsIn(judgements, by),
      pins: grouped(pins, (pin) => ({ ...pin, entity: pin.entityKey })),
      weighed: new Map(
        weighed.map(({ finding, factsHash, actor, at }) => [finding, { factsHash, by: by(actor), at }]),
      ),
    };
  }
}

/** What the rules of the findings need of it. */
export async function weighingInput(
  manager: EntityManager,
  exerciseId: string,
): Promise<{
  readonly discussions: readonly Discussion[];
  readonly pinnedDocuments: readonly PinnedDocument[];
}> {
  const rows = await manager
    .getRepository(DiscussionRow)
    .find({ where: { exerciseId }, order: { number: 'ASC' } });
  const pins = await pinsOf(manager, exerciseId);
  const latest = new Map(rows.map((row) => [`${row.finding} ${row.entityKey}`, row]));
  return {
    discussions: [...latest.values()].map(({ finding, entityKey: entity, text }) => ({
      finding,
      entity,
      text,
    })),
    pinnedDocuments: pins
      .filter(({ kind, side }) => kind === 'document' && side === 'for')
      .map(({ finding, entityKey: entity }) => ({ finding, entity })),
  };
}

function pinsOf(manager: EntityManager, exerciseId: string): Promise<FindingPinRow[]> {
  return manager
    .getRepository(FindingPinRow)
    .find({ where: { exerciseId, removedAt: IsNull() }, order: { at: 'ASC', id: 'ASC' } });
}

function discussedIn(rows: readonly DiscussionRow[], by: (actor: string) => string) {
  const latest = new Map(rows.map((row) => [`${row.finding} ${row.entityKey}`, row]));
  return grouped(
    [...latest.values()].filter(({ text }) => text !== ''),
    ({ entityKey, text, language, actor, at, number }): Discussed => ({
      entity: entityKey,
      text,
      language: language as Language,
      by: by(actor),
      at,
      revision: number,
    }),
  );
}

function judgementsIn(rows: readonly JudgementRow[], by: (actor: string) => string) {
  const latest = new Map(rows.map((row) => [`${row.finding} ${row.fact}`, row]));
  const found = new Map<string, Partial<Record<StrengthFact, Judgement>>>();
  for (const { finding, fact, holds, reason, actor, at } of latest.values()) {
    if (holds === null) continue;
    found.set(finding, { ...found.get(finding), [fact]: { holds: holds === 1, reason, by: by(actor), at } });
  }
  return found;
}

function grouped<Row extends { readonly finding: string }, Shown>(
  rows: readonly Row[],
  shown: (row: Row) => Shown,
): ReadonlyMap<string, readonly Shown[]> {
  const found = new Map<string, Shown[]>();
  for (const row of rows) found.set(row.finding, [...(found.get(row.finding) ?? []), shown(row)]);
  return found;
}
