import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { WordingsService } from '../findings/wordings.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageAsked, paging } from '../http/paging.shape.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { WorkPage } from './pages/work-page.js';
import { WorkService } from './work.service.js';

const workQuery = z.strictObject({ page: paging.page });

/** E1: what waits for whoever is signed in; where staff begin. */
@ApiExcludeController()
@Controller('staff')
@Access('reader', 'somewhere')
export class WorkController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly work: WorkService,
    private readonly wordings: WordingsService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: workQuery }) query: z.output<typeof workQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const { page, pageSize, skip } = pageAsked(query);
    const work = await this.work.of(visitor, context.now, { skip, pageSize });
    await this.pages.send(
      reply,
      200,
      <WorkPage
        context={context}
        work={work}
        onlyReads={!mayEnter(visitor, 'evaluator', 'somewhere')}
        findingLabel={(finding) => this.wordings.label(finding, language)}
        paging={{ language, path: '/staff', page, pageSize, total: work.total }}
      />,
    );
  }
}
