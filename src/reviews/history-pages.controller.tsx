import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { pageAsked, paging } from '../http/paging.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { isCivilDate } from '../initiatives/civil-date.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { FeedService } from './feed.service.js';
import { isFeedKind, type FeedAsked } from './feed.js';
import { HistoryPage } from './pages/history-page.js';

const word = z.string().max(80).optional();
const historyQuery = z.strictObject({
  kind: word,
  person: word,
  entity: word,
  from: word,
  to: word,
  page: paging.page,
});

/** Everything that happened to one exercise. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/history')
export class HistoryPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly feed: FeedService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Query({ schema: historyQuery }) query: z.output<typeof historyQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { exercise, initiative } = await this.exercises.find(code, year);
    const { page, pageSize, skip } = pageAsked(query);
    const { language } = context;
    const asked = askedIn(query);
    const wrong = (['from', 'to'] as const).filter(
      (name) => (query[name] ?? '') !== '' && asked[name] === '',
    );
    const { lines, total } = await this.feed.list(exercise, asked, { skip, pageSize, language });
    await this.pages.send(
      reply,
      wrong.length > 0 ? 422 : 200,
      <HistoryPage
        context={context}
        exercise={{ code, acronym: initiative.acronym, year: exercise.year }}
        zone={exercise.timeZone}
        asked={asked}
        typed={{ from: query.from ?? '', to: query.to ?? '' }}
        wrong={wrong}
        people={await this.feed.actors(exercise)}
        entities={exercise.partnership?.entities ?? []}
        lines={lines}
        paging={{ page, pageSize, total }}
      />,
    );
  }
}

/** A day that does not exist narrows nothing, and is said. */
function askedIn({
  kind = '',
  person = '',
  entity = '',
  from = '',
  to = '',
}: z.output<typeof historyQuery>): FeedAsked {
  return {
    kind: isFeedKind(kind) ? kind : '',
    actor: person,
    entity,
    from: isCivilDate(from) ? from : '',
    to: isCivilDate(to) ? to : '',
  };
}
