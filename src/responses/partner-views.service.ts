import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { isWritable } from '../exercises/exercise.js';
import { isLanguage } from '../language.js';
import { deadlineText } from '../pages/deadline.js';
import { ownPages, shownWith, type PartnerView } from './partner-view.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponsesService } from './responses.service.js';
import { writingOf } from './writing.js';

/** Loads what a partner's page shows. */
@Injectable()
export class PartnerViewsService {
  constructor(
    private readonly clock: Clock,
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
  ) {}

  async load(visitor: PartnerVisitor, language: string = visitor.language): Promise<PartnerView> {
    const frame = await this.frames.get(visitor.exerciseId);
    const response = await this.responses.load(visitor.exerciseId, visitor.entity);
    const now = this.clock.now();
    const { questionnaire, timeZone } = frame;
    const { exercise } = response;
    const own = isLanguage(language) ? language : 'en';
    // Which questions are shown, only when it is asked: a save that reveals nothing never does.
    let known: ReturnType<typeof shownWith> | null = null;
    const shown = () => (known ??= shownWith(questionnaire, response.respondent, response.answers));
    return {
      context: {
        language: own,
        csrf: visitor.csrfToken,
        entityName: response.entityName,
        initiative: frame.acronym,
        year: frame.year,
        // Only when a page shows it: dates in words take longer than most of a page.
        get deadline() {
          return deadlineText(own, exercise.closesAt, timeZone, visitor.timeZone);
        },
        zone: visitor.timeZone,
        now,
      },
      questionnaire,
      response,
      ...ownPages(questionnaire, response.respondent),
      get visible() {
        return shown().visible;
      },
      get required() {
        return shown().required;
      },
      writing: writingOf(response.state, exercise, now),
      canReopen: response.state === 'submitted' && isWritable(exercise, now) && visitor.colleague === null,
      submits: visitor.colleague === null,
    };
  }
}
