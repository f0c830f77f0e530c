import { Body, Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatch } from '../http/if-match.js';
import { raisedAnswer, settlementAnswer } from './finding-answer.shape.js';
import { settlementBody, type SettlementBody } from './findings.shape.js';
import type { Raised } from './raised.js';
import { TieSettlementsService, type SettlementDocument } from './tie-settlements.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly a: string;
  readonly b: string;
}

@ApiTags('findings')
@Controller('api/initiatives/:code/exercises/:year')
export class TieSettlementsController {
  constructor(private readonly settlements: TieSettlementsService) {}

  @Get('raised')
  @Access('reader')
  @ApiAnswer({ shape: raisedAnswer })
  @ApiOperation({
    summary: 'What accepted answers leave open: one-sided ties, commitments over "not for us"',
  })
  async raised(@Param() { code, year }: Params): Promise<{ readonly items: readonly Raised[] }> {
    return { items: await this.settlements.raised(code, year) };
  }

  @Put('ties/:a/:b')
  @Access('evaluator')
  @ApiAnswer({ shape: settlementAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Settles in writing whether a one-sided tie counts' })
  async settle(
    @Param() params: Params,
    @Body({ schema: settlementBody }) body: SettlementBody,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementDocument> {
    const asked = { ...params, actor: actorOf(visitor), tag: ifMatch(request) };
    const settled = await this.settlements.settle(asked, body);
    reply.header('etag', etag(settled.tag));
    return settled;
  }
}
