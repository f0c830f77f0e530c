import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type Visitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision } from '../http/if-match.js';
import { exerciseAnswer } from './exercise-answer.shape.js';
import { questionnaireName } from './exercise-plan.shape.js';
import { exerciseSummary, type ExerciseSummary } from './exercise-summary.js';
import { QuestionnaireChoiceService } from './questionnaire-choice.service.js';

const choice = z.strictObject({ questionnaire: questionnaireName });

@ApiTags('exercises')
@Controller('api/initiatives/:code/exercises/:year')
export class QuestionnaireChoiceController {
  constructor(private readonly choices: QuestionnaireChoiceService) {}

  @Post('questionnaire')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({
    summary: 'Chooses another version of the questionnaire, as long as the exercise is planned',
  })
  async choose(
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Body({ schema: choice }) { questionnaire }: z.output<typeof choice>,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    const step = { code, year, revision: ifMatchRevision(request), actor: actorOf(visitor) };
    const exercise = await this.choices.choose(step, questionnaire);
    reply.header('etag', etag(exercise.revision));
    return exerciseSummary(exercise);
  }
}
