import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CallOutcome } from '../invitations/call.js';
import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';
import { query } from '../database/statements.js';

interface CallRow {
  readonly id: string;
  readonly name: string;
  readonly outcome: CallOutcome;
  readonly note: string;
}

/** What staff wrote where the history holds an id only; nothing that a partner may see is made with it. */
@Injectable()
export class FeedTexts {
  /** By id of a comment or a call, as it stands now. */
  async of(
    manager: EntityManager,
    subjects: readonly string[],
    language: Language,
  ): Promise<ReadonlyMap<string, string>> {
    if (subjects.length === 0) return new Map();
    const comments = await query<{ id: string; text: string }>(manager)`SELECT id, text
      FROM response_comment WHERE id IN (${subjects})`;
    const calls = await query<CallRow>(
      manager,
    )`SELECT k.id, COALESCE(p.name, k.name) AS name, k.outcome, k.note
      FROM phone_call k LEFT JOIN contact c ON c.id = k.contact_id LEFT JOIN person p ON p.id = c.person_id
      WHERE k.id IN (${subjects})`;
    return new Map([
      ...comments.map(({ id, text }) => [id, text] as const),
      ...calls.map(({ id, name, outcome, note }) => {
        const words = pageText(language, `call.outcome.${outcome}`);
        return [id, [name, words, note].filter((part) => part !== '').join(' · ')] as const;
      }),
    ]);
  }
}
