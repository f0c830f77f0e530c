import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type Visitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision } from '../http/if-match.js';
import { exerciseAnswer } from './exercise-answer.shape.js';
import { movedDates, noBody, type MovedDates } from './exercise-plan.shape.js';
import { ExercisePlanning } from './exercise-planning.service.js';
import type { StepRequest } from './exercise-steps.service.js';
import { exerciseSummary, type ExerciseSummary } from './exercise-summary.js';
import type { Exercise } from './exercise.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** The dates of an exercise: moved, confirmed, and confirmed no more. */
@ApiTags('exercises')
@Controller('api/initiatives/:code/exercises/:year')
@Access('manager')
export class ExercisePlanningController {
  constructor(private readonly planning: ExercisePlanning) {}

  @Post('move')
  @HttpCode(200)
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({
    summary: 'Moves a planned exercise to other days; of an open one only its end, with a reason',
  })
  async move(
    @Param() params: Params,
    @Body({ schema: movedDates }) dates: MovedDates,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.planning.move(stepOf(params, visitor, request), dates));
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Confirms its dates: it opens by itself on its first day' })
  async confirm(
    @Param() params: Params,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.planning.confirm(stepOf(params, visitor, request)));
  }

  @Post('unconfirm')
  @HttpCode(200)
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Takes the confirmation back: it no longer opens by itself' })
  async unconfirm(
    @Param() params: Params,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.planning.unconfirm(stepOf(params, visitor, request)));
  }
}

function stepOf({ code, year }: Params, visitor: Visitor, request: FastifyRequest): StepRequest {
  return { code, year, revision: ifMatchRevision(request), actor: actorOf(visitor) };
}

function answer(reply: FastifyReply, exercise: Exercise): ExerciseSummary {
  reply.header('etag', etag(exercise.revision));
  return exerciseSummary(exercise);
}
