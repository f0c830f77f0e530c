import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { exerciseSummary, type ExerciseSummary } from '../exercises/exercise-summary.js';
import { exerciseAnswer } from '../exercises/exercise-answer.shape.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision, ifNoneMatch } from '../http/if-match.js';
import { MEDIA } from './report-documents.controller.js';
import { language, reason } from '../initiatives/fields.shape.js';
import { PublishingService, type PublishRequest } from './publishing.service.js';
import { REPORT_FORMATS, ReportRenderingService } from './report-rendering.service.js';
import { ReportVersionsService } from './report-versions.service.js';
import { reportDocument, reportVersions } from './report-answer.shape.js';
import { ReportsService } from './reports.service.js';

const reportQuery = z.strictObject({
  language: language.default('en'),
  format: z.enum(REPORT_FORMATS).default('pdf'),
});
const publishBody = z.strictObject({ reason: reason.nullable().default(null) }).nullish();
const nextVersionBody = z.strictObject({ reason });

interface Params {
  readonly code: string;
  readonly year: string;
}

@ApiTags('reports')
@Controller('api/initiatives/:code/exercises/:year')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly versions: ReportVersionsService,
    private readonly publishing: PublishingService,
    private readonly rendering: ReportRenderingService,
  ) {}

  @Get('report')
  @Access('reader')
  @ApiAnswer({
    shape: reportDocument,
    files: { 'application/pdf': 'A tagged PDF', 'text/html': 'A page that stands by itself' },
    tagged: true,
    kept: true,
    refuses: ['withdrawn'],
  })
  @ApiOperation({ summary: 'The impact report: the published document, before that a draft' })
  async report(
    @Param() { code, year }: Params,
    @Query({ schema: reportQuery }) query: z.output<typeof reportQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reports.file(code, year, query.language, query.format);
    if (file.sha256) {
      // The digest is of the document as it is stored, so it has to travel as it is stored.
      request.headers['x-no-compression'] = 'true';
      reply.header('digest', `sha-256=${Buffer.from(file.sha256, 'hex').toString('base64')}`);
      reply.header('etag', etag(file.sha256)).header('cache-control', 'private, no-cache');
      if (ifNoneMatch(request, file.sha256)) return void (await reply.status(304).send());
    }
    if (query.format === 'html') reply.header('content-security-policy', this.rendering.htmlPolicy);
    await reply
      .type(MEDIA[query.format])
      .header('content-disposition', `inline; filename="${file.name.replace(/[^\w.-]/g, '_')}"`)
      .send(file.bytes);
  }

  @Get('report/versions')
  @Access('reader')
  @ApiAnswer({ shape: reportVersions })
  @ApiOperation({ summary: 'The published versions, what each corrects, and which one is served' })
  async list(@Param() { code, year }: Params) {
    const versions = await this.versions.list(code, year);
    return versions.map(({ number, state, note, publishedAt }) => ({ number, state, note, publishedAt }));
  }

  @Post('publish')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Publishes the report: stored in every language and form, never changed' })
  async publish(
    @Param() params: Params,
    @Body({ schema: publishBody }) body: z.output<typeof publishBody>,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    const exercise = await this.publishing.publish(asked(params, visitor, request), body?.reason ?? null);
    reply.header('etag', etag(exercise.revision));
    return exerciseSummary(exercise);
  }

  @Post('next-version')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: exerciseAnswer, tagged: true, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Opens a published report for a correction; the current version stays served' })
  async nextVersion(
    @Param() params: Params,
    @Body({ schema: nextVersionBody }) body: z.output<typeof nextVersionBody>,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummary> {
    const exercise = await this.publishing.startNextVersion(asked(params, visitor, request), body.reason);
    reply.header('etag', etag(exercise.revision));
    return exerciseSummary(exercise);
  }
}

function asked({ code, year }: Params, visitor: StaffVisitor, request: FastifyRequest): PublishRequest {
  return { code, year, actor: actorOf(visitor), by: visitor.name, revision: ifMatchRevision(request) };
}
