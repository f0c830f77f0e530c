import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import { anchored } from './anchored.js';
import { byKey } from './by-key.js';
import { CodingTextsService, type CodedExercise, type CodingText } from './coding-texts.service.js';
import { openTextsIn } from './open-texts.js';
import type { CodeName, Coder, PassageState } from './passage.js';
import type { StoredPassage } from './snapshot.js';

interface Row {
  readonly id: string;
  readonly exercise_id: string;
  readonly entity_key: string;
  readonly question: string;
  readonly place: string;
  readonly answer_revision: number;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly quoted: string;
  readonly state: PassageState;
  readonly coder: Coder;
  readonly exemplar: number;
  readonly memo: string;
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}

/** Texts of an exercise with the passages marked in them. */
export interface ReadPassages {
  readonly texts: readonly CodingText[];
  /** In the order of their places; of an answer that is not submitted now, as they were. */
  readonly passages: readonly StoredPassage[];
}

/** Reads passages, each in the answer as it stands now. */
@Injectable()
export class PassagesService {
  constructor(private readonly codingTexts: CodingTextsService) {}

  async read(manager: EntityManager, frame: CodedExercise): Promise<ReadPassages> {
    const texts = await this.codingTexts.read(manager, frame);
    const stored = await storedPassages(manager, frame.exerciseId);
    const byAnswer = byKey(texts, ({ entity, question }) => `${entity}:${question}`);
    const submitted = new Set(texts.map(({ entity }) => entity));
    const passages: StoredPassage[] = [];
    for (const passage of stored) {
      const { entity, question } = passage;
      const here = byAnswer.get(`${entity}:${question}`) ?? [];
      if (here.length === 0 && !submitted.has(entity)) passages.push(passage);
      else if (here[0]?.revision === passage.answerRevision && passage.state === 'anchored')
        passages.push(passage);
      else {
        const before = await textBefore(manager, frame, passage);
        passages.push({ ...anchored(passage, here, before), exerciseId: frame.exerciseId });
      }
    }
    return {
      texts,
      passages: passages.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.at < b.at ? -1 : 1)),
    };
  }
}

/** The passages as they are stored, whatever has become of their texts. */
export async function storedPassages(
  manager: EntityManager,
  exerciseId: string,
): Promise<readonly StoredPassage[]> {
  const rows = await query<Row>(manager)`SELECT * FROM passage WHERE exercise_id = ${exerciseId}`;
  const codes = await query<CodeName & { readonly id: string }>(manager)`
    SELECT c.passage_id AS id, c.catalogue, c.code FROM passage_code c JOIN passage p ON p.id = c.passage_id
    WHERE p.exercise_id = ${exerciseId} ORDER BY c.position`;
  return withCodes(rows, codes);
}

/** Those with these ids; of any exercise. */
export async function passagesById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly StoredPassage[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(manager)`SELECT * FROM passage WHERE id IN (${ids})`;
  const codes = await query<CodeName & { readonly id: string }>(manager)`
    SELECT passage_id AS id, catalogue, code FROM passage_code WHERE passage_id IN (${ids}) ORDER BY position`;
  return withCodes(rows, codes);
}

function withCodes(
  rows: readonly Row[],
  codes: readonly (CodeName & { readonly id: string })[],
): readonly StoredPassage[] {
  const byPassage = byKey(codes, ({ id }) => id);
  return rows.map((row) => ({
    id: row.id,
    exerciseId: row.exercise_id,
    entity: row.entity_key,
    question: row.question,
    place: row.place,
    answerRevision: row.answer_revision,
    start: row.start_offset,
    end: row.end_offset,
    quoted: row.quoted,
    state: row.state,
    coder: row.coder,
    exemplar: row.exemplar === 1,
    memo: row.memo,
    revision: row.revision,
    actor: row.actor,
    at: row.at,
    codes: (byPassage.get(row.id) ?? []).map(({ catalogue, code }) => ({ catalogue, code })),
  }));
}

/** The text in which a passage was marked; null where it has been blanked since. */
async function textBefore(
  manager: EntityManager,
  { questionnaire }: CodedExercise,
  passage: StoredPassage,
): Promise<string | null> {
  const [row] = await query<{ readonly value: string | null }>(manager)`
    SELECT v.value FROM answer_revision v JOIN response r ON r.id = v.response_id
    WHERE r.exercise_id = ${passage.exerciseId} AND r.entity_key = ${passage.entity}
      AND v.question = ${passage.question} AND v.revision = ${passage.answerRevision}`;
  const question = questionnaire.questions.get(passage.question);
  if (!row?.value || !question) return null;
  const texts = openTextsIn(question, JSON.parse(row.value) as AnswerValue);
  return texts.find(({ place }) => place === passage.place)?.text ?? null;
}
