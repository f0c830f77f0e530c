import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { exercisePlan } from '../exercises/exercise-plan.shape.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { refusedForm, typedIn } from '../initiatives/form-reading.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { PlanPages } from './plan-pages.service.js';

const planForm = z.strictObject({
  _csrf: csrfField,
  questionnaire: z.string(),
  year: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  timeZone: z.string(),
});
const likeQuery = z.strictObject({
  like: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .optional(),
});
const doneQuery = z.strictObject({
  done: z
    .enum(['planned', 'opened', 'closed', 'extended', 'questionnaire', 'moved', 'confirmed', 'unconfirmed'])
    .optional(),
});

/** M3: the plan of an exercise, from its questionnaire to the day it opens. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises')
export class PlanController {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlanPages,
    private readonly initiatives: InitiativesService,
    private readonly exercises: ExercisesService,
  ) {}

  @Get('new')
  @Access('manager')
  async blank(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Query({ schema: likeQuery }) { like }: z.output<typeof likeQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.plans.sendNew(reply, 200, context, { code, like: like ?? null });
  }

  @Post('new')
  @Access('manager')
  async plan(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Body({ schema: planForm }) body: z.output<typeof planForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.initiatives.get(code);
    const { _csrf, year, ...dates } = body;
    try {
      const typedYear = year.trim() === '' ? undefined : /^\d{1,6}$/.test(year.trim()) ? Number(year) : year;
      const read = exercisePlan.safeParse({ ...dates, timeZone: dates.timeZone.trim(), year: typedYear });
      if (!read.success) throw requestProblem(read.error.issues);
      const exercise = await this.exercises.plan(code, read.data, actorOf(visitor));
      await reply.redirect(`${exercisePath(code, exercise.year)}/plan?done=planned`, 303);
    } catch (error) {
      const isRefusal =
        error instanceof Problem && (error.key === 'invalid-request' || error.key === 'already-exists');
      if (!isRefusal) throw error;
      const form = refusedForm(
        context.language,
        typedIn(body as Record<string, string>),
        error.details.errors ?? [],
      );
      await this.plans.sendNew(reply, error.key === 'already-exists' ? 409 : 422, context, { code }, form);
    }
  }

  @Get(':year/plan')
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: { readonly code: string; readonly year: string },
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.plans.send(reply, 200, visitor, context, params, {
      done: done ?? null,
      canUndo: done === 'closed',
    });
  }
}
