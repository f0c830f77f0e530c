import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isWritable, type ExerciseState } from '../exercises/exercise.js';
import { isLanguage } from '../language.js';
import { deadlineText } from '../pages/deadline.js';
import { Problem } from '../problem.js';
import { ownPages, shownWith, type PartnerView } from './partner-view.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponsesService } from './responses.service.js';
import { writingOf } from './writing.js';

interface FactsRow {
  readonly state: ExerciseState;
  readonly closes_at: string;
  readonly zone: string;
  readonly reader_zone: string;
}

/** Loads what a partner's page shows. */
@Injectable()
export class PartnerViewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
  ) {}

  async load(visitor: PartnerVisitor, language: string = visitor.language): Promise<PartnerView> {
    const frame = await this.frames.get(visitor.exerciseId);
    const response = await this.responses.load(visitor.exerciseId, visitor.entity);
    const { state, closes_at: closesAt, zone, reader_zone: readerZone } = await this.facts(visitor);
    const now = this.clock.now();
    const { questionnaire } = frame;
    const own = isLanguage(language) ? language : 'en';
    return {
      context: {
        language: own,
        csrf: visitor.csrfToken,
        entityName: response.entityName,
        initiative: frame.acronym,
        year: frame.year,
        deadline: deadlineText(own, closesAt, zone, readerZone),
        zone: readerZone,
        now,
      },
      questionnaire,
      response,
      ...ownPages(questionnaire, response.respondent),
      ...shownWith(questionnaire, response.respondent, response.answers),
      writing: writingOf(response.state, { state, closesAt }, now),
      canReopen: response.state === 'submitted' && isWritable({ state, closesAt }, now),
    };
  }

  private async facts(visitor: PartnerVisitor): Promise<FactsRow> {
    const [row] = await this.unitOfWork.read(
      (manager) => query<FactsRow>(manager)`SELECT e.state, e.closes_at, e.time_zone AS zone,
        c.time_zone AS reader_zone FROM invitation i JOIN exercise e ON e.id = i.exercise_id
        JOIN contact c ON c.id = i.contact_id WHERE i.id = ${visitor.invitationId}`,
    );
    if (!row) throw new Problem('not-found');
    return row;
  }
}
