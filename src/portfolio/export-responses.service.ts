import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import { ownPages } from '../responses/partner-view.js';
import { respondentIn } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { YearBeforeService } from '../responses/year-before.service.js';
import { sinceBefore, type SinceBefore } from '../responses/year-changes.js';
import type { StoredForExport, StoredOfEntity } from './export-answers.js';

/** Answers as they stand now, or only those of accepted responses. */
export type ExportWhich = 'current' | 'accepted';

interface StoredLine {
  readonly question: string;
  readonly value: string | null;
  readonly cannot_answer: string | null;
  readonly revision: number;
  readonly language: string;
  readonly at: string;
}

/** Reads what is taken along, one response after the other. */
@Injectable()
export class ExportResponsesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  frame(exerciseId: string): Promise<ResponseFrame> {
    return this.frames.get(exerciseId);
  }

  /** Every entity in the partnership's order, the silent ones too, with its answers. */
  async *of(frame: ResponseFrame, which: ExportWhich): AsyncGenerator<StoredOfEntity> {
    for (const entity of frame.partnership.entities) {
      yield this.unitOfWork.read(async (manager) => {
        const [response] = await query<{ id: string; state: string }>(manager)`SELECT id, state FROM response
          WHERE exercise_id = ${frame.exerciseId} AND entity_key = ${entity.key}`;
        const state = response?.state ?? 'not-opened';
        if (!response || (which === 'accepted' && state !== 'accepted')) {
          return { entity, state, answers: new Map() };
        }
        const rows = await query<StoredLine>(
          manager,
        )`SELECT question, value, cannot_answer, revision, language, at
          FROM answer WHERE response_id = ${response.id}`;
        return { entity, state, answers: new Map(rows.map((row) => [row.question, storedAnswer(row)])) };
      });
    }
  }

  /** Against the last published exercise; null in a first one, and for a response that is not wanted. */
  async since(
    frame: ResponseFrame,
    { entity, state, answers }: StoredOfEntity,
    which: ExportWhich,
  ): Promise<(SinceBefore & { readonly previousYear: number }) | null> {
    if (frame.number === 1 || (which === 'accepted' && state !== 'accepted')) return null;
    const before = await this.yearBefore.of(frame.exerciseId, entity.key);
    if (!before) return null;
    const { sections } = ownPages(frame.questionnaire, respondentIn(frame, entity.key));
    const since = sinceBefore(sections, (name) => answers.get(name)?.value ?? null, before);
    return { ...since, previousYear: before.year };
  }
}

function storedAnswer({ value, cannot_answer: because, ...row }: StoredLine): StoredForExport {
  return { ...row, value: value === null ? null : JSON.parse(value), because };
}
