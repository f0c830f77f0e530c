import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { LANGUAGES } from '../language.js';
import { Problem } from '../problem.js';
import { contentDisposition } from '../responses/document-name.js';
import { REPORT_FORMATS, ReportRenderingService, type ReportFormat } from './report-rendering.service.js';
import { ReportVersionsService } from './report-versions.service.js';

const query = z.strictObject({
  language: z.enum(LANGUAGES).default('en'),
  format: z.enum(REPORT_FORMATS).default('pdf'),
});

export const MEDIA: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Documents of earlier versions, as they were published. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/report/versions')
export class ReportDocumentsController {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly versions: ReportVersionsService,
    private readonly rendering: ReportRenderingService,
  ) {}

  @Get(':number')
  @Access('reader')
  async document(
    @Param()
    { code, year, number }: { readonly code: string; readonly year: string; readonly number: string },
    @Query({ schema: query }) { language, format }: z.output<typeof query>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { exercise } = await this.exercises.find(code, year);
    const of = { number: /^\d{1,6}$/.test(number) ? Number(number) : 0, language, format };
    const stored = await this.versions.document(exercise.id, of);
    if (!stored) throw new Problem('not-found');
    if (format === 'html') reply.header('content-security-policy', this.rendering.htmlPolicy);
    await reply
      .type(MEDIA[format])
      .header(
        'content-disposition',
        contentDisposition(
          `${code}-${year}-v${number}-${language}.${format}`,
          format === 'html' ? 'inline' : 'attachment',
        ),
      )
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(stored.bytes));
  }
}
