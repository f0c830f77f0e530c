import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { fieldsOf, type Fields } from '../responses/read-form.js';
import { PreviewPages } from './preview-pages.service.js';
import { PreviewRespondents } from './preview-respondents.service.js';

export const previewQuery = z.strictObject({ language: z.enum(LANGUAGES).optional() });

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

/** The questionnaire of an exercise as one of its entities sees it, also to be tried out: nothing of it is kept. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/preview/:entity')
@Access('reader')
export class PreviewController {
  constructor(
    private readonly clock: Clock,
    private readonly previews: PreviewPages,
    private readonly respondents: PreviewRespondents,
  ) {}

  @Get()
  show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: previewQuery }) query: z.output<typeof previewQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(visitor, params, query.language, null, { request, reply });
  }

  @Post()
  attempt(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: previewQuery }) query: z.output<typeof previewQuery>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(visitor, params, query.language, fieldsOf(body), { request, reply });
  }

  private async send(
    visitor: StaffVisitor,
    params: Params,
    language: string | undefined,
    fields: Fields | null,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const found = await this.respondents.of(params);
    const path = exercisePath(params.code, params.year);
    await this.previews.send(reply, context, {
      ...found,
      who: `${found.name} (${pageText(context.language, `role.${found.respondent.role}`)})`,
      path: `${path}/preview/${encodeURIComponent(params.entity)}`,
      back: { href: `${path}/plan#plan-test`, text: pageText(context.language, 'place.plan') },
      language: language ?? context.language,
      fields,
    });
  }
}
