import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type Visitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision } from '../http/if-match.js';
import { pageAsked, paging, type PageOf } from '../http/paging.shape.js';
import {
  cancellation,
  exercisePlan,
  extension,
  noBody,
  skipping,
  type ExercisePlan,
  type Extension,
} from './exercise-plan.shape.js';
import { ExerciseStepsService, type StepRequest } from './exercise-steps.service.js';
import { exerciseSummary, type ExerciseSummary } from './exercise-summary.js';
import type { Exercise } from './exercise.js';
import { exerciseAnswer, exerciseList } from './exercise-answer.shape.js';
import { ExercisesService } from './exercises.service.js';

const listQuery = z.strictObject(paging);

@ApiTags('exercises')
@Controller('api/initiatives/:code/exercises')
export class ExercisesController {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly steps: ExerciseStepsService,
  ) {}

  @Post()
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['already-exists'] })
  @ApiOperation({ summary: 'Plans the next exercise; it opens by its step' })
  async plan(
    @Param('code') code: string,
    @Body({ schema: exercisePlan }) plan: ExercisePlan,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    const exercise = await this.exercises.plan(code, plan, actorOf(visitor));
    reply.header('location', `/api/initiatives/${code}/exercises/${exercise.year}`);
    return answer(reply, exercise);
  }

  @Get()
  @Access('reader')
  @ApiAnswer({ shape: exerciseList })
  @ApiOperation({ summary: 'The exercises of an initiative by number, cancelled ones included' })
  async list(
    @Param('code') code: string,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ): Promise<PageOf<ExerciseSummary>> {
    const { page, pageSize, skip } = pageAsked(query);
    const all = await this.exercises.list(code);
    const items = all.slice(skip, skip + pageSize).map(exerciseSummary);
    return { items, total: all.length, page, pageSize };
  }

  @Post(':year/open')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Opens it: the partnership is copied, contacts are invited' })
  async open(
    @Param('code') code: string,
    @Param('year') year: string,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.steps.open(stepOf({ code, year }, visitor, request)));
  }

  @Post(':year/close')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Closes it: the form becomes read-only' })
  async close(
    @Param('code') code: string,
    @Param('year') year: string,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.steps.close(stepOf({ code, year }, visitor, request)));
  }

  @Post(':year/extend')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Gives more time, also after it was closed' })
  async extend(
    @Param('code') code: string,
    @Param('year') year: string,
    @Body({ schema: extension }) body: Extension,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.steps.extend(stepOf({ code, year }, visitor, request), body));
  }

  @Post(':year/cancel')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Cancels it, which frees its year and ends its links' })
  async cancel(
    @Param('code') code: string,
    @Param('year') year: string,
    @Body({ schema: cancellation }) body: z.output<typeof cancellation>,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.steps.cancel(stepOf({ code, year }, visitor, request), body.reason));
  }

  @Post(':year/skip')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Skips its year: it is cancelled and planned for the next year instead' })
  async skip(
    @Param('code') code: string,
    @Param('year') year: string,
    @Body({ schema: skipping }) body: z.output<typeof skipping>,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.steps.skip(stepOf({ code, year }, visitor, request), body.reason));
  }
}

function stepOf(
  of: Pick<StepRequest, 'code' | 'year'>,
  visitor: Visitor,
  request: FastifyRequest,
): StepRequest {
  return { ...of, revision: ifMatchRevision(request), actor: actorOf(visitor) };
}

function answer(reply: FastifyReply, exercise: Exercise): ExerciseSummary {
  reply.header('etag', etag(exercise.revision));
  return exerciseSummary(exercise);
}
