import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { execute, insertRows, query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { CodebookCodeRow, CodingActRow } from './codebook.entity.js';
import { passagesById } from './passages.service.js';
import type { Snapshot, StoredCode, StoredPassage } from './snapshot.js';

/** As it was, and as it shall be; null where it is not there. */
export interface Change<T> {
  readonly before: T | null;
  readonly now: T | null;
}

export interface CodingAct {
  /** The initiative's id, or `service` for the codebook. */
  readonly chain: string;
  /** Initiatives whose history tells of it too. */
  readonly also?: readonly string[];
  readonly exerciseId: string | null;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly passages?: readonly Change<StoredPassage>[];
  readonly codes?: readonly Change<StoredCode>[];
}

/**
 * Writes what an act changes of passages and codes, each guarded by the revision it was read at, with one line in the
 * history; and keeps what it replaced, so that it can be undone.
 */
@Injectable()
export class CodingActs {
  constructor(
    private readonly history: HistoryService,
    private readonly clock: Clock,
  ) {}

  now(): string {
    return this.clock.now();
  }

  hold(transaction: Transaction, chain: string): Promise<void> {
    return this.history.hold(transaction, chain);
  }

  digest(value: string): string {
    return this.history.digest(value);
  }

  /** Answers the id by which it is undone. Problem `stale` where a passage or a code has changed meanwhile. */
  async write(transaction: Transaction, act: CodingAct): Promise<string> {
    const { passages = [], codes = [] } = act;
    const at = this.clock.now();
    const by = { actor: act.actor, at };
    for (const change of codes) await writeCode(transaction, change, by);
    for (const change of passages) await writePassage(transaction, change, by);
    await copyOwnCodes(transaction, [
      ...new Set(passages.flatMap(({ now }) => (now?.coder === 'first' ? [now.exerciseId] : []))),
    ]);
    const before: Snapshot = {
      passages: passages.map((change) => ({
        id: idOf(change),
        before: change.before,
        after: revisionAfter(change),
      })),
      codes: codes.map((change) => {
        const { catalogue = '', code = '' } = change.now ?? change.before ?? {};
        return { catalogue, code, before: change.before, after: revisionAfter(change) };
      }),
    };
    const id = randomUUID();
    const { exerciseId, actor, what, chain, subject, details } = act;
    await transaction.manager
      .getRepository(CodingActRow)
      .insert({ id, exerciseId, what, before, undone: 0, actor, at });
    for (const each of [chain, ...(act.also ?? [])])
      await this.history.record(transaction, { chain: each, actor, what, subject, details });
    return id;
  }

  /**
   * Takes an act back, for whoever did it. Problem `not-found` where it is another's or of another exercise, `stale`
   * where something of it has changed since, or it has been undone already.
   */
  async undo(
    transaction: Transaction,
    { id, exerciseId, chain, actor }: { id: string; exerciseId: string | null; chain: string; actor: string },
  ): Promise<void> {
    const rows = transaction.manager.getRepository(CodingActRow);
    const act = await rows.findOneBy({ id });
    if (!act || act.actor !== actor || act.exerciseId !== exerciseId) throw new Problem('not-found');
    if (act.undone === 1) throw new Problem('stale', { detail: 'It has been undone already.' });
    const { passages, codes } = act.before;
    const standing = await passagesById(
      transaction.manager,
      passages.map((each) => each.id),
    );
    const by = { actor, at: this.clock.now() };
    for (const { id: passage, before, after } of passages) {
      const current = standing.find((each) => each.id === passage) ?? null;
      if ((current?.revision ?? null) !== after) throw overtaken();
      await writePassage(transaction, { before: current, now: before }, by);
    }
    for (const { catalogue, code, before, after } of codes) {
      const current = await transaction.manager.getRepository(CodebookCodeRow).findOneBy({ catalogue, code });
      if ((current?.revision ?? null) !== after) throw overtaken();
      await writeCode(transaction, { before: current, now: before }, by);
    }
    await rows.update({ id }, { undone: 1 });
    const details = { act: act.what, passages: passages.map((each) => each.id) };
    await this.history.record(transaction, { chain, actor, what: 'coding.undone', subject: id, details });
  }
}

type By = { readonly actor: string; readonly at: string };

const idOf = ({ before, now }: Change<StoredPassage>) => now?.id ?? before?.id ?? '';

function revisionAfter<T extends { readonly revision: number }>({ before, now }: Change<T>): number | null {
  return now === null ? null : (before ?? now).revision + 1;
}

function overtaken(): Problem {
  return new Problem('stale', { detail: 'It has been changed since; undoing it would undo that too.' });
}

async function writePassage(
  { manager }: Transaction,
  change: Change<StoredPassage>,
  { actor, at }: By,
): Promise<void> {
  const { before, now } = change;
  if (before) {
    await execute(manager)`DELETE FROM passage_code WHERE passage_id = ${before.id}`;
    const gone = now
      ? await execute(
          manager,
        )`UPDATE passage SET place = ${now.place}, answer_revision = ${now.answerRevision},
          start_offset = ${now.start}, end_offset = ${now.end}, quoted = ${now.quoted}, state = ${now.state},
          exemplar = ${now.exemplar ? 1 : 0}, memo = ${now.memo}, revision = ${before.revision + 1},
          actor = ${actor}, at = ${at} WHERE id = ${before.id} AND revision = ${before.revision}`
      : await execute(manager)`DELETE FROM passage WHERE id = ${before.id} AND revision = ${before.revision}`;
    if (gone !== 1) throw new Problem('stale', { detail: 'The passage has been changed by somebody since.' });
  } else if (now) {
    await execute(manager)`INSERT INTO passage (id, exercise_id, entity_key, question, place, answer_revision,
      start_offset, end_offset, quoted, state, coder, exemplar, memo, revision, actor, at)
      VALUES (${now.id}, ${now.exerciseId}, ${now.entity}, ${now.question}, ${now.place}, ${now.answerRevision},
        ${now.start}, ${now.end}, ${now.quoted}, ${now.state}, ${now.coder}, ${now.exemplar ? 1 : 0}, ${now.memo},
        ${now.revision + 1}, ${actor}, ${at})`;
  }
  if (!now || now.codes.length === 0) return;
  const codes = now.codes.map(({ catalogue, code }, position) => [now.id, catalogue, code, position]);
  await insertRows(manager, 'passage_code', ['passage_id', 'catalogue', 'code', 'position'], codes);
}

async function writeCode(
  { manager }: Transaction,
  { before, now }: Change<StoredCode>,
  by: By,
): Promise<void> {
  const rows = manager.getRepository(CodebookCodeRow);
  if (!before) {
    if (now) await rows.insert({ ...now, ...by, revision: now.revision + 1 });
    return;
  }
  const { catalogue, code, revision } = before;
  const { affected } = now
    ? await rows.update({ catalogue, code, revision }, { ...now, ...by, revision: revision + 1 })
    : await rows.delete({ catalogue, code, revision });
  if (affected !== 1) throw new Problem('stale', { detail: 'The code has been changed by somebody since.' });
  if (!now) return;
  // Exercises before their validation follow the codebook; from then on their names stand.
  await execute(manager)`UPDATE own_code SET texts = ${JSON.stringify(now.texts)}
    WHERE catalogue = ${catalogue} AND code = ${code} AND exercise_id IN
      (SELECT id FROM exercise WHERE state IN ('open', 'closed'))`;
}

/** Takes over the codes that passages of these exercises use from the codebook. */
async function copyOwnCodes({ manager }: Transaction, exercises: readonly string[]): Promise<void> {
  for (const exercise of exercises) {
    const missing = await query<{ catalogue: string; code: string; texts: string; position: number }>(
      manager,
    )`
      SELECT DISTINCT k.catalogue, k.code, k.texts, k.position FROM passage p
      JOIN passage_code c ON c.passage_id = p.id
      JOIN codebook_code k ON k.catalogue = c.catalogue AND k.code = c.code
      WHERE p.exercise_id = ${exercise} AND k.own = 1 AND NOT EXISTS (SELECT 1 FROM own_code o
        WHERE o.exercise_id = p.exercise_id AND o.catalogue = k.catalogue AND o.code = k.code)`;
    if (missing.length === 0) continue;
    const cells = missing.map(({ catalogue, code, texts, position }) => [
      exercise,
      catalogue,
      code,
      texts,
      position,
    ]);
    await insertRows(manager, 'own_code', ['exercise_id', 'catalogue', 'code', 'texts', 'position'], cells);
  }
}
