import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag } from '../http/if-match.js';
import { ExerciseResponsesService, type ExerciseDocument } from './exercise-responses.service.js';
import { exerciseDocument } from './response-answer.shape.js';

@ApiTags('responses')
@Controller('api/initiatives/:code/exercises/:year')
export class ExerciseResponsesController {
  constructor(private readonly exercise: ExerciseResponsesService) {}

  @Get()
  @Access('reader')
  @ApiAnswer({ shape: exerciseDocument, tagged: true })
  @ApiOperation({ summary: 'State, dates, and the responses by entity with state and revision' })
  async read(
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseDocument> {
    const document = await this.exercise.read(code, year);
    reply.header('etag', etag(document.revision));
    return document;
  }
}
