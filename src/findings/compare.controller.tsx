import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { CompareService } from './compare.service.js';
import { compareQuery } from './compare.shape.js';
import { ComparePage } from './pages/compare-page.js';
import { TieSettlementsService } from './tie-settlements.service.js';

/** E6: question by question, what every entity says. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/compare')
export class CompareController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly compare: CompareService,
    private readonly settlements: TieSettlementsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Query({ schema: compareQuery }) { section }: z.output<typeof compareQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const comparison = await this.compare.of(code, year, section);
    const raised = await this.settlements.raised(code, year);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.pages.send(
      reply,
      200,
      <ComparePage context={context} comparison={comparison} raised={raised} />,
    );
  }
}
