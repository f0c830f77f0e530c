import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { languageOf } from '../http/problem.filter.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { datesText } from './dates-text.js';
import { InitiativePage } from './pages/initiative-page.js';
import { plannedAgainstDecision, warningsOf } from './plan-warnings.js';

const query = z.strictObject({ done: z.enum(['created', 'saved', 'contacts', 'cancelled']).optional() });

/** M2: one initiative. */
@ApiExcludeController()
@Controller('staff/initiatives/:code')
@Access('reader')
export class InitiativePageController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly initiatives: InitiativesService,
    private readonly exercises: ExercisesService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Query({ schema: query }) { done }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const { initiative } = await this.initiatives.get(code);
    const exercises = await this.exercises.list(code);
    await this.pages.send(
      reply,
      200,
      <InitiativePage
        context={context}
        mayChange={mayEnter(visitor, 'manager', { window: initiative.window, code })}
        initiative={initiative}
        exercises={exercises.map((exercise) => ({ ...exercise, dates: datesText(language, exercise) }))}
        warnings={warningsOf(initiative)}
        leftOver={plannedAgainstDecision(exercises).map(({ year }) => year)}
        notice={done ? pageText(language, `initiative.done.${done}`) : null}
      />,
    );
  }
}
