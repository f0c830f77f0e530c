import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { execute, insertRows, query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { noteName, noteNamed, type NoteKind, type StoredNote } from './change-notes.js';
import type { AnswerWrite, Writer } from './stored-responses.service.js';
import type { Look } from './year-before.js';

interface NoteRow {
  readonly kind: NoteKind;
  readonly about: string;
  readonly text: string | null;
  readonly revision: number;
  readonly language: string;
  readonly at: string;
  readonly name: string | null;
}

const COLUMNS = ['response_id', 'kind', 'about', 'revision', 'text', 'person_id', 'language', 'at'];
const UPSERT = `ON CONFLICT (response_id, kind, about) DO UPDATE SET text = excluded.text,
  revision = excluded.revision, person_id = excluded.person_id, language = excluded.language, at = excluded.at
  WHERE change_note.revision = excluded.revision - 1`;

/** Statements on what stands beside the answers of a further exercise: notes, and who looked at which previous answer. */
@Injectable()
export class StoredNotesService {
  /** By the names of their fields, emptied ones included. */
  async notes(
    manager: EntityManager,
    exerciseId: string,
    entity: string,
  ): Promise<ReadonlyMap<string, StoredNote>> {
    const rows = await query<NoteRow>(manager)`SELECT n.kind, n.about, n.text, n.revision, n.language, n.at,
      p.name FROM change_note n JOIN response r ON r.id = n.response_id LEFT JOIN person p ON p.id = n.person_id
      WHERE r.exercise_id = ${exerciseId} AND r.entity_key = ${entity}`;
    return new Map(
      rows.map(({ kind, about, text, name, ...row }) => {
        const question = noteName({ kind, about });
        return [question, { question, value: text, cannotAnswer: null, by: name ?? '', ...row }] as const;
      }),
    );
  }

  /** Writes notes whole, each guarded by the revision before it; what they replace moves to `change_note_revision`. */
  async write(
    { manager }: Transaction,
    responseId: string,
    writes: readonly AnswerWrite[],
    { personId, language, at }: Writer,
  ): Promise<void> {
    for (const { question, value, revision } of writes) {
      const note = noteNamed(question);
      if (!note) throw new Error(`${question} is no note.`);
      const { kind, about } = note;
      if (revision > 1) {
        await execute(manager)`INSERT INTO change_note_revision (response_id, kind, about, revision, text,
          person_id, language, at) SELECT response_id, kind, about, revision, text, person_id, language, at
          FROM change_note WHERE response_id = ${responseId} AND kind = ${kind} AND about = ${about}`;
      }
      const text = typeof value === 'string' ? value : null;
      const cells = [responseId, kind, about, revision, text, personId, language, at];
      if ((await insertRows(manager, 'change_note', COLUMNS, [cells], UPSERT)) !== 1)
        throw new Problem('stale');
    }
  }

  async looks(
    manager: EntityManager,
    exerciseId: string,
    entity: string,
  ): Promise<ReadonlyMap<string, Look>> {
    const rows = await query<{ question: string; opened_at: string | null; name: string | null }>(manager)`
      SELECT l.question, l.opened_at, p.name FROM previous_look l JOIN response r ON r.id = l.response_id
      JOIN invitation i ON i.id = l.invitation_id JOIN contact c ON c.id = i.contact_id
      LEFT JOIN person p ON p.id = c.person_id WHERE r.exercise_id = ${exerciseId} AND r.entity_key = ${entity}`;
    return new Map(
      rows.map(
        ({ question, opened_at: openedAt, name }) => [question, { openedAt, by: name ?? '' }] as const,
      ),
    );
  }

  /** Answered where the script of the form would have said that the previous answer was opened. */
  async answeredWithScript(
    { manager }: Transaction,
    responseId: string,
    questions: readonly string[],
    { invitationId, at }: { readonly invitationId: string; readonly at: string },
  ): Promise<void> {
    for (const question of questions) {
      await execute(manager)`INSERT INTO previous_look (response_id, question, invitation_id, opened_at, at)
        VALUES (${responseId}, ${question}, ${invitationId}, NULL, ${at})
        ON CONFLICT (response_id, question) DO NOTHING`;
    }
  }

  /** False where it had been opened before, and nothing was written. */
  async opened(
    { manager }: Transaction,
    responseId: string,
    question: string,
    { invitationId, at }: { readonly invitationId: string; readonly at: string },
  ): Promise<boolean> {
    const written = await execute(manager)`INSERT INTO previous_look (response_id, question, invitation_id,
      opened_at, at) VALUES (${responseId}, ${question}, ${invitationId}, ${at}, ${at})
      ON CONFLICT (response_id, question) DO UPDATE SET invitation_id = excluded.invitation_id,
        opened_at = excluded.opened_at, at = excluded.at WHERE previous_look.opened_at IS NULL`;
    return written === 1;
  }
}
