import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { LANGUAGES } from '../language.js';
import { momentText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { contentDisposition } from '../responses/document-name.js';
import { PartnerViewsService } from '../responses/partner-views.service.js';
import { PartnerReportPage } from './pages/partner-report-page.js';
import { MEDIA } from './report-documents.controller.js';
import { REPORT_FORMATS, ReportRenderingService } from './report-rendering.service.js';
import { ReportVersionsService } from './report-versions.service.js';

const fileQuery = z.strictObject({
  language: z.enum(LANGUAGES),
  format: z.enum(REPORT_FORMATS),
});

/** P10: partners read and download the published report by their personal link. */
@ApiExcludeController()
@Controller('answer/report')
@Access('partner')
export class PartnerReportController {
  constructor(
    private readonly pages: Pages,
    private readonly views: PartnerViewsService,
    private readonly versions: ReportVersionsService,
    private readonly rendering: ReportRenderingService,
  ) {}

  @Get()
  async show(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const { context } = await this.views.load(visitor);
    const last = await this.versions.last(visitor.exerciseId);
    const page = (
      <PartnerReportPage
        context={context}
        report={
          last && {
            number: last.number,
            isWithdrawn: last.state === 'withdrawn',
            withdrawnWhy: last.withdrawnWhy ?? '',
            when: momentText(context.language, last.publishedAt, context.zone),
          }
        }
      />
    );
    await this.pages.send(reply, 200, page);
  }

  @Get('file')
  async file(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Query({ schema: fileQuery }) { language, format }: z.output<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const last = await this.versions.last(visitor.exerciseId);
    const stored =
      last && (await this.versions.document(visitor.exerciseId, { number: last.number, language, format }));
    if (!stored) throw new Problem('not-found');
    if (format === 'html') reply.header('content-security-policy', this.rendering.htmlPolicy);
    const { context } = await this.views.load(visitor);
    const name = `${context.initiative}-${context.year}-${language}.${format}`;
    await reply
      .type(MEDIA[format])
      .header('content-disposition', contentDisposition(name, format === 'html' ? 'inline' : 'attachment'))
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(stored.bytes));
  }
}
