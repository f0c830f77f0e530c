import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatch, ifMatchRevision } from '../http/if-match.js';
import type { CodingDocument } from './coding.js';
import { CodingsService, type Codings } from './codings.service.js';
import { codingAnswer, codingsAnswer, reviewedAnswer } from './review-answer.shape.js';
import { ReviewsService, type ReviewedResponse } from './reviews.service.js';
import { acceptance, coding, returning, type CodingBody, type Returning } from './reviews.shape.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

@ApiTags('reviews')
@Controller('api/initiatives/:code/exercises/:year')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly codings: CodingsService,
  ) {}

  @Post('responses/:entity/accept')
  @HttpCode(200)
  @Access('evaluator')
  @ApiAnswer({ shape: reviewedAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Accepts a submitted response, or a returned one as it stands' })
  async accept(
    @Param() params: Params,
    @Body({ schema: acceptance }) _body: unknown,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewedResponse> {
    const asked = { ...params, visitor, revision: ifMatchRevision(request) };
    return answer(reply, await this.reviews.accept(asked));
  }

  @Post('responses/:entity/return')
  @HttpCode(200)
  @Access('evaluator')
  @ApiAnswer({ shape: reviewedAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Returns single answers with a question, and those they reveal' })
  async return(
    @Param() params: Params,
    @Body({ schema: returning }) body: Returning,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewedResponse> {
    const asked = { ...params, visitor, revision: ifMatchRevision(request) };
    return answer(reply, await this.reviews.returnForClarification(asked, body.questions));
  }

  @Get('codings')
  @Access('reader')
  @ApiAnswer({ shape: codingsAnswer })
  @ApiOperation({ summary: 'Codings of own words, and the codes made for them' })
  list(@Param() { code, year }: Params): Promise<Codings> {
    return this.codings.list(code, year);
  }

  @Put('codings')
  @Access('evaluator')
  @ApiAnswer({ shape: codingAnswer, tagged: true, refuses: ['already-exists', 'step-not-allowed'] })
  @ApiOperation({
    summary: 'Codes own words of an entity to factors or perspectives, of the catalogue or new',
  })
  async code(
    @Param() { code, year }: Params,
    @Body({ schema: coding }) body: CodingBody,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodingDocument> {
    const coded = await this.codings.code({ code, year }, body, { visitor, tag: ifMatch(request) });
    reply.header('etag', etag(coded.tag));
    return coded;
  }
}

function answer(reply: FastifyReply, reviewed: ReviewedResponse): ReviewedResponse {
  reply.header('etag', etag(reviewed.revision));
  return reviewed;
}
