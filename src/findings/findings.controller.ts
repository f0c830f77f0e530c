import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { exerciseSummary, type ExerciseSummary } from '../exercises/exercise-summary.js';
import { noBody } from '../exercises/exercise-plan.shape.js';
import type { Exercise } from '../exercises/exercise.js';
import { exerciseAnswer } from '../exercises/exercise-answer.shape.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatch, ifMatchRevision } from '../http/if-match.js';
import type { Finding } from './finding.js';
import { findingAnswer, findingsAnswer } from './finding-answer.shape.js';
import { decisionBody, withdrawalBody, wordingBody, type DecisionBody } from './findings.shape.js';
import { FindingsService } from './findings.service.js';
import { NewExerciseService } from './new-exercise.service.js';
import { ValidationService, type FindingsRequest } from './validation.service.js';
import { WordingService } from './wording.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

@ApiTags('findings')
@Controller('api/initiatives/:code/exercises/:year')
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly validation: ValidationService,
    private readonly wording: WordingService,
    private readonly newExercise: NewExerciseService,
  ) {}

  @Get('findings')
  @Access('reader')
  @ApiAnswer({ shape: findingsAnswer })
  @ApiOperation({ summary: 'The findings, drafted afresh until validation starts, then frozen' })
  async list(@Param() { code, year }: Params): Promise<readonly Finding[]> {
    return (await this.findings.of(code, year)).findings;
  }

  @Patch('findings/:finding')
  @Access('evaluator')
  @ApiAnswer({ shape: findingAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Words a finding; If-Match carries the factsHash it is written for' })
  async word(
    @Param() { code, year, finding }: Params & { readonly finding: string },
    @Body({ schema: wordingBody }) body: z.output<typeof wordingBody>,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Finding> {
    const worded = await this.wording.word(
      { code, year, actor: actorOf(visitor) },
      finding,
      ifMatch(request),
      body,
    );
    reply.header('etag', etag(worded.factsHash));
    return worded;
  }

  @Put('decision')
  @Access('evaluator')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Decides on the new ex post exercise' })
  async decide(
    @Param() params: Params,
    @Body({ schema: decisionBody }) body: DecisionBody,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.newExercise.decide(asked(params, visitor, request), visitor.name, body));
  }

  @Post('validate')
  @HttpCode(200)
  @Access('evaluator')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Starts validation: the findings are frozen' })
  async validate(
    @Param() params: Params,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.validation.validate(asked(params, visitor, request)));
  }

  @Post('back-to-closed')
  @HttpCode(200)
  @Access('evaluator')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Takes validation back, with a reason' })
  async withdraw(
    @Param() params: Params,
    @Body({ schema: withdrawalBody }) body: z.output<typeof withdrawalBody>,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    return answer(reply, await this.validation.withdraw(asked(params, visitor, request), body.reason));
  }
}

function asked({ code, year }: Params, visitor: StaffVisitor, request: FastifyRequest): FindingsRequest {
  return { code, year, actor: actorOf(visitor), revision: ifMatchRevision(request) };
}

function answer(reply: FastifyReply, exercise: Exercise): ExerciseSummary {
  reply.header('etag', etag(exercise.revision));
  return exerciseSummary(exercise);
}
