import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ownPages, shownWith } from './partner-view.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponseRow } from './response.entity.js';
import type { ResponseState } from './response.js';
import { ResponsesService } from './responses.service.js';
import { progressOf } from './section-progress.js';

/** How far an entity, and the whole partnership, have come. */
@Injectable()
export class ReminderCounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
  ) {}

  /** Sections that are complete and their minutes, and entities that have answered. */
  async of(exercise: Exercise, entity: string) {
    const { questionnaire } = await this.frames.get(exercise.id);
    const { respondent, answers } = await this.responses.load(exercise.id, entity);
    const { sections } = ownPages(questionnaire, respondent);
    const { visible, required } = shownWith(questionnaire, respondent, answers);
    const isDone = (section: (typeof sections)[number]) =>
      progressOf(section, answers, visible, required).state === 'complete';
    const rows = await this.unitOfWork.read((manager) =>
      manager.getRepository(ResponseRow).findBy({ exerciseId: exercise.id }),
    );
    return {
      done: sections.filter(isDone).length,
      total: sections.length,
      minutes: sections.reduce((sum, { minutes }) => sum + minutes, 0),
      answered: rows.filter(({ submittedAt }) => submittedAt !== null).length,
      entities: exercise.partnership?.entities.length ?? 0,
    };
  }

  async stateOf(exerciseId: string, entity: string): Promise<ResponseState> {
    const row = await this.unitOfWork.read((manager) =>
      manager.getRepository(ResponseRow).findOneBy({ exerciseId, entityKey: entity }),
    );
    return row?.state ?? 'not-opened';
  }
}
