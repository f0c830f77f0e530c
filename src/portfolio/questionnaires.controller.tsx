import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { ROLES } from '../initiatives/partnership.js';
import { LANGUAGES } from '../language.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { fieldsOf, type Fields } from '../responses/read-form.js';
import { PreviewPages } from './preview-pages.service.js';
import { QuestionnaireLibrary } from './questionnaire-library.service.js';
import { sampleRespondent } from './sample-partnership.js';

const compareQuery = z.strictObject({
  from: z.string().max(80).optional(),
  to: z.string().max(80).optional(),
});
const previewQuery = z.strictObject({ language: z.enum(LANGUAGES).optional() });

interface Params {
  readonly questionnaire: string;
  readonly version: string;
}

/** M5: the library of questionnaires, to be read and tried out. */
@ApiExcludeController()
@Controller('staff/questionnaires')
@Access('reader', 'somewhere')
export class QuestionnairesController {
  constructor(
    private readonly clock: Clock,
    private readonly library: QuestionnaireLibrary,
    private readonly previews: PreviewPages,
  ) {}

  @Get()
  list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.library.sendAll(reply, visitor, staffContext(visitor, languageOf(request), this.clock.now()));
  }

  /** Two versions question by question: `?from=joint-ex-post/v1&to=joint-ex-post/v2`. */
  @Get('compare')
  compare(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: compareQuery }) asked: z.output<typeof compareQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    return this.library.sendComparison(reply, context, asked);
  }

  @Get(':questionnaire/:version')
  show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { questionnaire, version }: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    return this.library.sendOne(reply, visitor, context, `${questionnaire}/${version}`);
  }

  @Get(':questionnaire/:version/preview/:role')
  preview(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly role: string },
    @Query({ schema: previewQuery }) query: z.output<typeof previewQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(visitor, params, query.language, null, { request, reply });
  }

  @Post(':questionnaire/:version/preview/:role')
  attempt(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly role: string },
    @Query({ schema: previewQuery }) query: z.output<typeof previewQuery>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(visitor, params, query.language, fieldsOf(body), { request, reply });
  }

  private async send(
    visitor: StaffVisitor,
    params: Params & { readonly role: string },
    language: (typeof LANGUAGES)[number] | undefined,
    fields: Fields | null,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const role = ROLES.find((one) => one === params.role);
    if (!role) throw new Problem('not-found');
    const id = `${params.questionnaire}/${params.version}`;
    const shown = language ?? context.language;
    await this.previews.send(reply, context, {
      questionnaire: this.library.get(id),
      respondent: sampleRespondent(shown, role, Number(context.now.slice(0, 4))),
      who: pageText(context.language, `role.${role}`),
      path: `/staff/questionnaires/${id}/preview/${role}`,
      back: { href: `/staff/questionnaires/${id}`, text: id },
      language: shown,
      fields,
    });
  }
}
