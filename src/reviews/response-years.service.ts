import { Injectable } from '@nestjs/common';
import type { Exercise } from '../exercises/exercise.js';
import type { Question, Section } from '../questionnaires/questionnaire.js';
import { ownPages } from '../responses/partner-view.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import type { StoredAnswer } from '../responses/response.js';
import { ResponsesService } from '../responses/responses.service.js';
import { YearBeforeService } from '../responses/year-before.service.js';
import type { YearBefore } from '../responses/year-before.js';
import { pairYears, type YearPair } from './years.js';

interface Year {
  readonly questions: ReadonlyMap<string, Question>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
}

const NOTHING: Year = { questions: new Map(), answers: new Map() };

/** Loads what one entity answered in two exercises. */
@Injectable()
export class ResponseYears {
  constructor(
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  /** What the entity says of differences, and whether it looked at its previous answers; null in a first exercise. */
  before(now: Exercise, entity: string): Promise<YearBefore | null> {
    return this.yearBefore.of(now.id, entity);
  }

  /** The sections that the exercise asks about, whoever answers. */
  async sections({ id }: Exercise): Promise<readonly Section[]> {
    return (await this.frames.get(id)).questionnaire.sections;
  }

  /** Of the earlier year what was accepted, of the present one what has been submitted. */
  async pairs(earlier: Exercise, now: Exercise, entity: string): Promise<readonly YearPair[]> {
    return pairYears(
      await this.year(earlier, entity, ['accepted']),
      await this.year(now, entity, ['submitted', 'accepted', 'returned']),
    );
  }

  private async year(exercise: Exercise, entity: string, states: readonly string[]): Promise<Year> {
    if (!exercise.partnership?.entities.some(({ key }) => key === entity)) return NOTHING;
    const { questionnaire } = await this.frames.get(exercise.id);
    const { respondent, answers, state } = await this.responses.load(exercise.id, entity);
    const { questions } = ownPages(questionnaire, respondent);
    return { questions, answers: states.includes(state) ? answers : new Map() };
  }
}
