import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { reachOf } from '../accounts/reach.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageAsked, paging } from '../http/paging.shape.js';
import { deadlineText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import { ExerciseMatrix } from './exercise-matrix.service.js';
import { ExercisePage } from './pages/exercise-page.js';
import { ExercisesPage } from './pages/exercises-page.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { StaffExercisesService } from './staff-exercises.service.js';

const listQuery = z.strictObject({ page: paging.page });

/** All exercises. */
@ApiExcludeController()
@Controller('staff')
@Access('reader', 'somewhere')
export class StaffPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly exercises: StaffExercisesService,
  ) {}

  @Get('exercises')
  async list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { page, pageSize, skip } = pageAsked(query);
    const { items, total } = await this.exercises.list({ skip, pageSize, reach: reachOf(visitor) });
    const { language } = context;
    const exercises = items.map(({ closesAt, timeZone, ...exercise }) => ({
      ...exercise,
      deadline: deadlineText(language, closesAt, timeZone),
    }));
    await this.pages.send(
      reply,
      200,
      <ExercisesPage
        context={context}
        exercises={exercises}
        paging={{ language, path: '/staff/exercises', page, pageSize, total }}
      />,
    );
  }
}

/** One exercise. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year')
@Access('reader')
export class StaffExerciseController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly matrix: ExerciseMatrix,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const overview = await this.matrix.read(code, year);
    const { closesAt, timeZone } = overview.exercise;
    const deadline = deadlineText(context.language, closesAt, timeZone);
    await this.pages.send(
      reply,
      200,
      <ExercisePage context={context} code={code} overview={overview} deadline={deadline} />,
    );
  }
}
