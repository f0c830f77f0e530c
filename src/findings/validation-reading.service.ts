import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Reaction } from './reaction.js';
import {
  FindingReactionRow,
  ReactionReplyRow,
  ValidationMeetingRow,
  ValidationRoundRow,
} from './validation.entity.js';
import type { ValidationView } from './validation-view.js';

/** Reads rounds, reactions, replies and meetings. */
@Injectable()
export class ValidationReading {
  async of(manager: EntityManager, exerciseId: string): Promise<ValidationView> {
    const rounds = await manager
      .getRepository(ValidationRoundRow)
      .find({ where: { exerciseId }, order: { number: 'ASC' } });
    const meetings = await manager
      .getRepository(ValidationMeetingRow)
      .find({ where: { exerciseId }, order: { startsAt: 'ASC', id: 'ASC' } });
    const edits = await query<{ finding: string; count: number | string }>(manager)`
      SELECT finding, COUNT(*) AS count FROM finding_wording WHERE exercise_id = ${exerciseId} GROUP BY finding`;
    const reactions = await manager
      .getRepository(FindingReactionRow)
      .find({ where: { exerciseId }, order: { revision: 'ASC' } });
    const replies = await manager.getRepository(ReactionReplyRow).findBy({ exerciseId });
    return {
      rounds,
      round: rounds.at(-1) ?? null,
      meetings,
      edits: new Map(edits.map(({ finding, count }) => [finding, Number(count)])),
      reactions: byFinding(reactions.map(reactionOf), ({ entity }) => entity),
      replies: byFinding(replies, ({ entityKey }) => entityKey),
    };
  }
}

function reactionOf({ entityKey, ...row }: FindingReactionRow): Reaction {
  return { ...row, entity: entityKey };
}

/** The last of each entity stands. */
function byFinding<T extends { readonly finding: string }>(
  rows: readonly T[],
  entityOf: (row: T) => string,
): ReadonlyMap<string, ReadonlyMap<string, T>> {
  const all = new Map<string, Map<string, T>>();
  for (const row of rows) {
    const ofFinding = all.get(row.finding) ?? new Map<string, T>();
    all.set(row.finding, ofFinding.set(entityOf(row), row));
  }
  return all;
}
