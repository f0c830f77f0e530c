import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { isStorable } from '../http/form.shape.js';
import { etag, ifNoneMatch } from '../http/if-match.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { LANGUAGES, type Language } from '../language.js';
import { dayText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { contentDisposition } from '../responses/document-name.js';
import { PublicReportPage, publicReportPath, WithdrawnReportPage } from './pages/public-report-page.js';
import { PublicReportsPage } from './pages/public-reports-page.js';
import { PublishedReports, type NamedReport } from './published-reports.service.js';
import { MEDIA } from './report-documents.controller.js';
import { ReportRenderingService } from './report-rendering.service.js';
import { ReportVersionsService } from './report-versions.service.js';

const pageQuery = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });
/** No JSON: it holds more than a reader needs, and open data are a matter of their own. */
const fileQuery = z.strictObject({ language: z.enum(LANGUAGES), format: z.enum(['html', 'pdf']) });

/** A withdrawal is seen by everybody a minute later. */
const A_MINUTE = 'public, max-age=60';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Published reports, for anybody: docs/decisions/0022. What is not served looks like what is not there. */
@ApiExcludeController()
@Controller('reports')
@Access('public')
export class PublicReportsController {
  constructor(
    private readonly pages: Pages,
    private readonly published: PublishedReports,
    private readonly versions: ReportVersionsService,
    private readonly rendering: ReportRenderingService,
  ) {}

  @Get()
  async list(
    @Query({ schema: pageQuery }) { lang }: z.output<typeof pageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang ?? languageOf(request);
    const reports = await this.published.list();
    const page = (
      <PublicReportsPage language={language} reports={reports.map((one) => dated(language, one))} />
    );
    await this.pages.send(reply.header('vary', 'accept-language'), 200, page, A_MINUTE);
  }

  @Get(':code/:year')
  async show(
    @Param() { code, year }: Params,
    @Query({ schema: pageQuery }) { lang }: z.output<typeof pageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang ?? languageOf(request);
    reply.header('vary', 'accept-language');
    const found = await this.published.of(named(code), year);
    if ('withdrawnAt' in found) {
      const when = dayText(language, found.withdrawnAt, found.timeZone);
      const page = <WithdrawnReportPage {...{ language, code, year, when, why: found.withdrawnWhy }} />;
      return this.pages.send(reply, 410, page);
    }
    const headline = await this.published.headline(found.versionId, language);
    const shown = { ...dated(language, found), headline };
    await this.pages.send(reply, 200, <PublicReportPage language={language} report={shown} />, A_MINUTE);
  }

  @Get(':code/:year/report')
  async document(
    @Param() { code, year }: Params,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Before what is asked of it: what is not served looks like what is not there.
    await this.published.of(named(code), year);
    const asked = fileQuery.safeParse(query);
    if (!asked.success) throw requestProblem(asked.error.issues);
    const { language, format } = asked.data;
    const stored = await this.versions.currentDocument(code, year, language, format);
    if (!stored) {
      // It says so there, and why.
      return void (await reply.redirect(`${publicReportPath(code, year)}?lang=${language}`, 303));
    }
    reply.header('etag', etag(stored.sha256)).header('cache-control', 'public, no-cache');
    if (ifNoneMatch(request, stored.sha256)) return void (await reply.status(304).send());
    if (format === 'html') reply.header('content-security-policy', this.rendering.htmlPolicy);
    await reply
      .type(MEDIA[format])
      .header('content-disposition', contentDisposition(`${code}-${year}-${language}.${format}`, 'inline'))
      .send(Buffer.from(stored.bytes));
  }
}

/** Problem `not-found` for what no initiative can be called, and no database takes. */
function named(code: string): string {
  if (!isStorable(code)) throw new Problem('not-found');
  return code;
}

function dated(language: Language, report: NamedReport) {
  return { ...report, when: dayText(language, report.publishedAt, report.timeZone) };
}
