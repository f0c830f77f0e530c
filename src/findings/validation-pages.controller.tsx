import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { isCivilDate } from '../initiatives/civil-date.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { ValidationStaffPage } from './pages/validation-page.js';
import { overviewOf, unopenedOf } from './pages/validation-overview.js';
import { ValidationRounds } from './validation-rounds.service.js';
import { ValidationDesk } from './validation-desk.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

const dateForm = z.strictObject({ _csrf: csrfField, revision: revisionField, endsOn: textField });
const revisionForm = z.strictObject({ _csrf: csrfField, revision: revisionField });
const withdrawForm = z.strictObject({
  _csrf: csrfField,
  revision: revisionField,
  reason: textField,
});
const doneQuery = z.strictObject({
  done: z.enum(['started', 'extended', 'ended', 'resumed', 'withdrawn']).optional(),
});

interface Said {
  readonly done?: z.output<typeof doneQuery>['done'];
  readonly errors?: readonly ErrorLine[];
  readonly typed?: { readonly endsOn?: string; readonly reason?: string };
}

/** E9: rounds of validation, and what the partners have said of every finding. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/validation')
export class ValidationPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ValidationDesk,
    private readonly rounds: ValidationRounds,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, params, request, { done });
  }

  @Post('start')
  @Access('evaluator')
  async start(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: dateForm }) { endsOn, revision }: z.output<typeof dateForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.dated(reply, visitor, params, request, endsOn, 'started', () =>
      this.rounds.start({ ...params, actor: actorOf(visitor), revision }, endsOn),
    );
  }

  @Post('extend')
  @Access('evaluator')
  async extend(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: dateForm }) { endsOn, revision }: z.output<typeof dateForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.dated(reply, visitor, params, request, endsOn, 'extended', () =>
      this.rounds.extend({ ...params, actor: actorOf(visitor), revision }, endsOn),
    );
  }

  @Post('end')
  @Access('evaluator')
  async end(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: revisionForm }) { revision }: z.output<typeof revisionForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(reply, visitor, params, request, { done: 'ended' }, () =>
      this.rounds.end({ ...params, actor: actorOf(visitor), revision }),
    );
  }

  @Post('resume')
  @Access('evaluator')
  async resume(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: revisionForm }) { revision }: z.output<typeof revisionForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(reply, visitor, params, request, { done: 'resumed' }, () =>
      this.rounds.resume({ ...params, actor: actorOf(visitor), revision }),
    );
  }

  @Post('withdraw')
  @Access('evaluator')
  async withdraw(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: withdrawForm }) form: z.output<typeof withdrawForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = form.reason.trim();
    if (reason === '' || reason.length > 2000) {
      const errors = [{ text: pageText(languageOf(request), 'val.error.reason'), href: '#reason' }];
      return this.send(reply, 422, visitor, params, request, { errors, typed: { reason: form.reason } });
    }
    await this.act(reply, visitor, params, request, { done: 'withdrawn', typed: { reason } }, () =>
      this.rounds.withdraw({ ...params, actor: actorOf(visitor), revision: form.revision }, reason),
    );
  }

  private async dated(
    reply: FastifyReply,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    endsOn: string,
    done: NonNullable<Said['done']>,
    work: () => Promise<unknown>,
  ): Promise<void> {
    const typed = { endsOn };
    const wrong = {
      errors: [{ text: pageText(languageOf(request), 'val.error.date'), href: '#endsOn' }],
      typed,
    };
    if (!isCivilDate(endsOn)) return this.send(reply, 422, visitor, params, request, wrong);
    try {
      await this.act(reply, visitor, params, request, { done, typed }, work);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'invalid-request') throw error;
      await this.send(reply, 422, visitor, params, request, wrong);
    }
  }

  /** Whoever was overtaken sees the newer state, with what they had typed. */
  private async act(
    reply: FastifyReply,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    said: Said,
    work: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem) || (error.key !== 'stale' && error.key !== 'step-not-allowed'))
        throw error;
      const language = languageOf(request);
      const isWaiting = (error.details.errors ?? []).some(({ pointer }) => pointer.startsWith('/responses/'));
      const text = pageText(language, isWaiting ? 'val.error.waiting' : 'val.error.stale');
      const errors = [{ text, href: null }];
      return this.send(reply, 409, visitor, params, request, { ...said, done: undefined, errors });
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/validation?done=${said.done}`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    { code, year }: Params,
    request: FastifyRequest,
    said: Said,
  ): Promise<void> {
    const context = this.desk.context(visitor, languageOf(request));
    const head = await this.desk.head(code, year);
    const overview =
      head.state === 'planned'
        ? unopenedOf(head)
        : overviewOf(await this.desk.load(code, year, context.language), context, visitor);
    const notice = said.done
      ? {
          text: pageText(context.language, `val.notice.${said.done}`),
          undo: said.done === 'ended' ? 'resume' : null,
        }
      : null;
    const typed = { endsOn: said.typed?.endsOn ?? '', reason: said.typed?.reason ?? '' };
    await this.pages.send(
      reply,
      status,
      <ValidationStaffPage
        context={context}
        notice={notice}
        errors={said.errors ?? []}
        typed={typed}
        {...overview}
      />,
    );
  }
}
