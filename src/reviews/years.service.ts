import { Injectable } from '@nestjs/common';
import { execute } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import type { Section } from '../questionnaires/questionnaire.js';
import type { YearBefore } from '../responses/year-before.js';
import { ResponseYears } from './response-years.service.js';
import { YearMarkRow } from './year-mark.entity.js';
import type { YearPair } from './years.js';

/** A pair of answers with what an evaluator holds their difference for. */
export interface MarkedPair extends YearPair {
  readonly mark: YearMarkRow | null;
  /** The mark was made for other answers. */
  readonly isStale: boolean;
}

export interface EntityYears extends ExerciseOfInitiative {
  /** Null in the first exercise: there is nothing to compare. */
  readonly earlier: Exercise | null;
  readonly entity: string;
  /** The entity did not take part in the earlier exercise. */
  readonly isNew: boolean;
  readonly pairs: readonly MarkedPair[];
  /** What the entity says beside its answers; null where nothing is compared. */
  readonly before: YearBefore | null;
  readonly sections: readonly Section[];
}

export interface MarkRequest {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
  readonly question: string;
  readonly mark: 'real' | 'wording' | null;
  readonly note: string;
  /** Of the mark that was seen; 0 where there was none. */
  readonly revision: number;
  readonly actor: string;
}

/** E7: the same entity and question, year against year, and what evaluators say of the differences. */
@Injectable()
export class YearsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly years: ResponseYears,
    private readonly history: HistoryService,
  ) {}

  /** Of one entity, or of the first where none is named. Problem `not-found` for an unknown one. */
  async of(code: string, year: string, wanted: string | undefined): Promise<EntityYears> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    const entities = exercise.partnership?.entities ?? [];
    const entity = wanted ?? entities[0]?.key ?? '';
    if (!entities.some(({ key }) => key === entity)) throw new Problem('not-found');
    const earlier = await this.unitOfWork.read((manager) =>
      this.exercises.publishedBefore(manager, exercise),
    );
    const pairs = earlier ? await this.years.pairs(earlier, exercise, entity) : [];
    const marks = await this.unitOfWork.read((manager) =>
      manager.getRepository(YearMarkRow).findBy({ exerciseId: exercise.id, entityKey: entity }),
    );
    return {
      exercise,
      initiative,
      earlier,
      entity,
      isNew: earlier !== null && !earlier.partnership?.entities.some(({ key }) => key === entity),
      pairs: pairs.map((pair) => marked(pair, marks)),
      before: earlier ? await this.years.before(exercise, entity) : null,
      sections: earlier ? await this.years.sections(exercise) : [],
    };
  }

  /** Keeps what a difference is held for; null takes it back. Problem `stale` where somebody was quicker. */
  async mark(request: MarkRequest): Promise<void> {
    const { code, year, entity, question, mark, note } = request;
    const { pairs } = await this.of(code, year, entity);
    const pair = pairs.find((one) => one.question.name === question);
    if (!pair) throw new Problem('not-found');
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      if (exercise.state === 'published' || exercise.state === 'cancelled') {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state}; nothing is marked any more.`,
        });
      }
      const key = { exerciseId: exercise.id, entityKey: entity, question };
      const before = await manager.getRepository(YearMarkRow).findOneBy(key);
      if ((before?.revision ?? 0) !== request.revision) throw new Problem('stale', { current: before });
      const revision = request.revision + 1;
      const { actor, at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor: request.actor,
        what: 'difference.marked',
        subject: exercise.id,
        details: { exercise: exercise.id, entity, question, mark, revision, note: this.history.digest(note) },
      });
      await execute(manager)`INSERT INTO year_mark
        (exercise_id, entity_key, question, mark, note, made_for, revision, actor, at)
        VALUES (${exercise.id}, ${entity}, ${question}, ${mark}, ${note}, ${madeFor(pair)}, ${revision}, ${actor}, ${at})
        ON CONFLICT (exercise_id, entity_key, question) DO UPDATE SET mark = excluded.mark, note = excluded.note,
          made_for = excluded.made_for, revision = excluded.revision, actor = excluded.actor, at = excluded.at`;
    });
  }
}

function marked(pair: YearPair, marks: readonly YearMarkRow[]): MarkedPair {
  const mark = marks.find(({ question }) => question === pair.question.name) ?? null;
  return { ...pair, mark, isStale: mark !== null && mark.mark !== null && mark.madeFor !== madeFor(pair) };
}

function madeFor({ earlier, now }: YearPair): string {
  return `${earlier?.revision ?? 0}.${now?.revision ?? 0}`;
}
