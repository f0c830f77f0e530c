import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES, type Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { ValidationFindingPage } from './pages/validation-finding-page.js';
import { findingPageOf, type TypedOnFinding } from './pages/validation-finding-view.js';
import { readRecorded, recordedErrors, replyErrors, wordingErrors } from './read-validation.js';
import { ValidationActs } from './validation-acts.service.js';
import { ValidationDesk } from './validation-desk.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly finding: string;
}

const csrf = { _csrf: csrfField, revision: revisionField };
const replyForm = z.strictObject({ ...csrf, text: textField, printed: textField });
const wordingForm = z.strictObject({
  ...csrf,
  factsHash: z.string().max(64),
  ...({ en: textField, es: textField, fr: textField, pt: textField } satisfies Record<Language, unknown>),
  reason: textField,
});
const recordForm = z.strictObject({
  ...csrf,
  seen: z.string().max(80),
  entity: z.string().max(40),
  kind: z.enum(['agree', 'comment', 'disagree', 'withdrawn']).optional(),
  text: textField,
  language: z.enum(LANGUAGES),
  confirmedBy: textField,
});
const doneQuery = z.strictObject({ done: z.enum(['replied', 'worded', 'unchanged', 'recorded']).optional() });

interface Said {
  readonly done?: z.output<typeof doneQuery>['done'];
  readonly errors?: readonly ErrorLine[];
  readonly typed?: TypedOnFinding;
}

/** E9, one finding: answers to comments and disagreements, another wording, what was said in the meeting. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/validation/findings/:finding')
export class ValidationFindingController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ValidationDesk,
    private readonly acts: ValidationActs,
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

  @Post('replies/:entity')
  @Access('evaluator')
  async reply(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly entity: string },
    @Body({ schema: replyForm }) form: z.output<typeof replyForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { entity, finding } = params;
    const language = languageOf(request);
    const typed = { reply: { entity, text: form.text, printed: form.printed } };
    const words = { text: form.text.trim(), printed: form.printed.trim() || null, language };
    await this.act(reply, visitor, params, request, 'replied', typed, replyErrors(form, entity), () =>
      this.acts.reply(asked(params, visitor, form.revision), finding, entity, words),
    );
  }

  @Post('wording')
  @Access('evaluator')
  async word(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: wordingForm }) form: z.output<typeof wordingForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { wording: form };
    await this.act(reply, visitor, params, request, 'worded', typed, wordingErrors(form), () =>
      this.acts.word(asked(params, visitor, form.revision), params.finding, form),
    );
  }

  @Post('reactions')
  @Access('evaluator')
  async record(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: recordForm }) form: z.output<typeof recordForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { record: { ...form, kind: form.kind ?? '' } };
    await this.act(reply, visitor, params, request, 'recorded', typed, recordedErrors(form), () =>
      this.acts.record(
        asked(params, visitor, form.revision),
        form.entity,
        readRecorded(params.finding, form),
      ),
    );
  }

  private async act(
    reply: FastifyReply,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    done: NonNullable<Said['done']>,
    typed: TypedOnFinding,
    wrong: readonly { readonly key: Parameters<typeof pageText>[1]; readonly field: string }[],
    work: () => Promise<'unchanged' | void>,
  ): Promise<void> {
    const language = languageOf(request);
    if (wrong.length > 0) {
      const errors = wrong.map(({ key, field }) => ({ text: pageText(language, key), href: `#${field}` }));
      return this.send(reply, 422, visitor, params, request, { typed, errors });
    }
    let outcome: 'unchanged' | void;
    try {
      outcome = await work();
    } catch (error) {
      if (!(error instanceof Problem) || (error.key !== 'stale' && error.key !== 'step-not-allowed'))
        throw error;
      const key = error.key === 'stale' ? 'val.error.staleText' : 'val.error.notNow';
      const errors = [{ text: pageText(language, key), href: null }];
      return this.send(reply, 409, visitor, params, request, {
        typed: { ...typed, isStale: error.key === 'stale' },
        errors,
      });
    }
    const { code, year, finding } = params;
    const path = `${exercisePath(code, year)}/validation/findings/${encodeURIComponent(finding)}`;
    await reply.redirect(`${path}?done=${outcome ?? done}`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    { code, year, finding }: Params,
    request: FastifyRequest,
    { done, errors = [], typed = {} }: Said,
  ): Promise<void> {
    const context = this.desk.context(visitor, languageOf(request));
    const desk = await this.desk.load(code, year, context.language);
    const shown = findingPageOf(desk, finding, context, visitor, typed);
    if (!shown) throw new Problem('not-found');
    const notice = done ? pageText(context.language, `val.notice.${done}`) : null;
    await this.pages.send(
      reply,
      status,
      <ValidationFindingPage context={context} notice={notice} errors={errors} {...shown} />,
    );
  }
}

function asked({ code, year }: Params, visitor: StaffVisitor, revision: number) {
  return { code, year, actor: actorOf(visitor), revision };
}
