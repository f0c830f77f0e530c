import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import type { Choice } from '../questionnaires/questionnaire.js';
import { TieSettlementRow } from '../reviews/tie-settlement.entity.js';
import { ExerciseFindingsInput } from './exercise-findings-input.service.js';
import { isSame, tiesToShow, type ShownTie } from './shown-ties.js';
import { settlementDocument, type SettlementDocument } from './tie-settlements.service.js';

/** What has been settled, by whom and when. */
export interface ShownSettlement extends SettlementDocument {
  /** Null for somebody whose name is no longer kept. */
  readonly by: string | null;
  readonly at: string;
}

export interface SettledTie extends ShownTie {
  readonly settlement: ShownSettlement | null;
}

export interface TiesDesk extends ExerciseOfInitiative {
  /** Before and now, in that order; empty while the exercise has not been opened. */
  readonly moments: readonly {
    readonly when: ShownTie['when'];
    readonly ties: readonly SettledTie[];
    /** The degrees of the question with their texts. */
    readonly degrees: readonly Choice[];
  }[];
}

/** Every tie of an exercise with what both entities say of it, and what evaluators have settled. */
@Injectable()
export class ShownTies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly input: ExerciseFindingsInput,
    private readonly names: ActorNames,
  ) {}

  of(code: string, year: string): Promise<TiesDesk> {
    return this.unitOfWork.read(async (manager) => {
      const found = await this.exercises.findIn(manager, code, year);
      const { exercise } = found;
      if (!exercise.partnership) return { ...found, moments: [] };
      const { rules, input, questionnaire } = await this.input.gather(manager, exercise);
      const rows = await manager.getRepository(TieSettlementRow).findBy({ exerciseId: exercise.id });
      const names = await this.names.of(
        manager,
        rows.map(({ actor }) => actor),
      );
      const settlements = rows.map((row) => ({
        ...settlementDocument(row),
        by: names.get(row.actor) ?? null,
        at: row.at,
      }));
      const settlementOf = ({ when, pair }: ShownTie) =>
        settlements.find((each) => each.when === when && isSame(each.pair, pair)) ?? null;
      const moments = tiesToShow(rules, input).map(({ when, question, ties }) => {
        const asked = questionnaire.questions.get(question ?? '');
        return {
          when,
          ties: ties.map((tie) => ({ ...tie, settlement: settlementOf(tie) })),
          degrees: asked?.type === 'matrix' ? asked.columns : [],
        };
      });
      return { ...found, moments };
    });
  }
}
