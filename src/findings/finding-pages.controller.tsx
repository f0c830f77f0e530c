import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { FindingPageSender } from './finding-page-sender.service.js';
import { findingQuery } from './weighing.shape.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** E8: the findings, and one of them with everything that has been put beside it. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/findings')
@Access('reader')
export class FindingPagesController {
  constructor(private readonly page: FindingPageSender) {}

  @Get()
  list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.page.list(reply, request, visitor, params);
  }

  @Get(':finding')
  show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly finding: string },
    @Query({ schema: findingQuery }) { done, undo }: z.output<typeof findingQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const notice = done ? pageText(languageOf(request), `weigh.done.${done}`) : null;
    return this.page.one(reply, request, 200, visitor, params, { notice, undo: undo ?? null });
  }
}
