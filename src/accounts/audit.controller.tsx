import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../clock.service.js';
import { HistoryVerifying, type VerifiedChain } from '../history/history-verifying.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageAsked, paging } from '../http/paging.shape.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Access } from './access.decorator.js';
import type { StaffVisitor } from './access.js';
import { AuditReading } from './audit-reading.service.js';
import { csrfForm } from './csrf-form.shape.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { AuditPage } from './pages/audit-page.js';

const word = (most: number) => z.string().max(most).catch('').default('');
const auditQuery = z.object({
  page: paging.page,
  who: word(200),
  what: word(50),
  initiative: word(40),
  from: z.iso.date().catch('').default(''),
  to: z.iso.date().catch('').default(''),
});
const NOTHING = { who: '', what: '', initiative: '', from: '', to: '' };

/** M9: everything that happened, in all chains; for managers of everything. */
@ApiExcludeController()
@Controller('staff/audit')
@Access('manager')
export class AuditController {
  constructor(
    private readonly audit: AuditReading,
    private readonly verifying: HistoryVerifying,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: auditQuery }) query: z.output<typeof auditQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(visitor, query, request, reply, null);
  }

  /** Reads every line there is and says on the page what it found; changes nothing. */
  @Post('verify')
  async verify(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const verified = await this.verifying.verifyAll();
    await this.page(visitor, { ...NOTHING, page: undefined }, request, reply, verified);
  }

  private async page(
    visitor: StaffVisitor,
    query: Omit<z.output<typeof auditQuery>, 'page'> & { readonly page?: number | undefined },
    request: FastifyRequest,
    reply: FastifyReply,
    verified: readonly VerifiedChain[] | null,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { page, pageSize, skip } = pageAsked({ page: query.page });
    const { items, total } = await this.audit.list(query, { skip, pageSize });
    const choices = await this.audit.choices();
    await this.pages.send(
      reply,
      200,
      <AuditPage
        context={context}
        lines={items}
        choices={choices}
        asked={query}
        verified={verified}
        paging={{ page, pageSize, total }}
      />,
    );
  }
}
