import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { mayPlanAgain } from '../exercises/skipped-year.js';
import { languageOf } from '../http/problem.filter.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { datesText } from './dates-text.js';
import { InitiativePage } from './pages/initiative-page.js';
import { StepReading } from './step-reading.service.js';
import { plannedAgainstDecision, warningsOf } from './plan-warnings.js';

const query = z.strictObject({
  done: z.enum(['created', 'saved', 'contacts', 'cancelled', 'skipped']).optional(),
  /** Number of the exercise that was cancelled or skipped. */
  was: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .optional(),
});

/** M2: one initiative. */
@ApiExcludeController()
@Controller('staff/initiatives/:code')
@Access('reader')
export class InitiativePageController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly initiatives: InitiativesService,
    private readonly steps: StepReading,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Query({ schema: query }) { done, was }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const { initiative } = await this.initiatives.get(code);
    const { exercises, steps } = await this.steps.all(code, language);
    const again = exercises.find(({ number }) => number === was);
    await this.pages.send(
      reply,
      200,
      <InitiativePage
        context={context}
        mayChange={mayEnter(visitor, 'manager', { window: initiative.window, code })}
        zone={exercises.at(-1)?.timeZone ?? 'UTC'}
        initiative={initiative}
        exercises={exercises.map((exercise) => ({
          ...exercise,
          dates: datesText(language, exercise),
          mayBeAgain: mayPlanAgain(exercise, exercises),
        }))}
        warnings={warningsOf(initiative)}
        leftOver={plannedAgainstDecision(exercises).map(({ year }) => year)}
        steps={steps}
        undo={again && mayPlanAgain(again, exercises) ? again : null}
        notice={done ? pageText(language, `initiative.done.${done}`) : null}
      />,
    );
  }
}
