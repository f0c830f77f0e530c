import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { movedDates } from '../exercises/exercise-plan.shape.js';
import { ExercisePlanning } from '../exercises/exercise-planning.service.js';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { refusedForm, typedIn } from '../initiatives/form-reading.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { PlanPages } from './plan-pages.service.js';

const DONE = { save: 'moved', confirm: 'confirmed', unconfirm: 'unconfirmed' } as const;

const datesForm = z.strictObject({
  _csrf: csrfField,
  _do: z.enum(['save', 'confirm', 'unconfirm']),
  revision: revisionField,
  opensOn: textField,
  closesOn: textField,
  timeZone: textField,
  reason: textField,
});
type DatesForm = z.output<typeof datesForm>;

/** The dates of a planned exercise, on the page of its plan. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/dates')
export class PlanDatesController {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlanPages,
    private readonly planning: ExercisePlanning,
  ) {}

  @Post()
  @Access('manager')
  async change(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: { readonly code: string; readonly year: string },
    @Body({ schema: datesForm }) body: DatesForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { _do: act, revision } = body;
    try {
      const confirmed = act === 'save' ? {} : { confirmed: act === 'confirm' };
      const step = { ...params, revision, actor: actorOf(visitor) };
      await this.planning.change(step, { dates: datesIn(body), ...confirmed });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isWrong = error.key === 'invalid-request';
      if (!isWrong && error.key !== 'stale' && error.key !== 'step-not-allowed') throw error;
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      const { language } = context;
      const { opensOn, closesOn, timeZone, reason } = body;
      const places = error.details.errors ?? [];
      const shown = refusedForm(language, typedIn({ opensOn, closesOn, timeZone, reason }), places);
      const isOvertaken = error.key === 'stale' || places.every(({ pointer }) => pointer === '/state');
      const overtaken = [{ text: pageText(language, 'plan.overtaken'), href: null }];
      const said = isOvertaken && !isWrong ? { ...shown, summary: overtaken, lead: null } : shown;
      return this.plans.send(reply, isWrong ? 422 : 409, visitor, context, params, said);
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/plan?done=${DONE[act]}`, 303);
  }
}

function datesIn({ opensOn, closesOn, timeZone, reason }: DatesForm) {
  const why = reason.trim() === '' ? {} : { reason };
  const trimmed = { opensOn: opensOn.trim(), closesOn: closesOn.trim(), timeZone: timeZone.trim() };
  const read = movedDates.safeParse({ ...trimmed, ...why });
  if (!read.success) throw requestProblem(read.error.issues);
  return read.data;
}
