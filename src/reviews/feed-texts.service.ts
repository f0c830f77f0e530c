import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';

/** What staff wrote where the history holds an id only; nothing that a partner may see is made with it. */
@Injectable()
export class FeedTexts {
  /** By id of the comment, as it stands now. */
  async of(manager: EntityManager, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (subjects.length === 0) return new Map();
    const rows = await query<{ id: string; text: string }>(manager)`SELECT id, text FROM response_comment
      WHERE id IN (${subjects})`;
    return new Map(rows.map(({ id, text }) => [id, text]));
  }
}
