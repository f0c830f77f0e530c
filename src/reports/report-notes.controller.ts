import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { NewExerciseService } from '../findings/new-exercise.service.js';
import { languageOf } from '../http/problem.filter.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { ReportCommentsService } from './report-comments.service.js';
import { ReportPageSender } from './report-page-sender.service.js';
import { commentForm, decisionForm, editForm, LONGEST_COMMENT, stateForm } from './report-pages.shape.js';
import type { Said } from './report-page-view.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Remarks in the margin of a report, and the decision on a new exercise. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/report')
export class ReportNotesController {
  constructor(
    private readonly page: ReportPageSender,
    private readonly comments: ReportCommentsService,
    private readonly decisions: NewExerciseService,
  ) {}

  @Post('comments')
  @Access('evaluator')
  async add(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: commentForm }) { section, text }: z.output<typeof commentForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = `new-${section}`;
    const wrong = wrongComment(text);
    if (wrong) return this.again(reply, request, 422, visitor, params, typedAt(request, form, text, wrong));
    const id = await this.comments.add({ ...params, actor: actorOf(visitor) }, section, text);
    await this.done(reply, params, 'commented', id);
  }

  @Post('comments/:id')
  @Access('evaluator')
  async edit(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: editForm }) { text, revision }: z.output<typeof editForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = `edit-${id}`;
    const wrong = wrongComment(text);
    if (wrong) return this.again(reply, request, 422, visitor, params, typedAt(request, form, text, wrong));
    try {
      await this.comments.edit({ ...params, id, revision, actor: actorOf(visitor) }, text);
    } catch (error) {
      if (!isStale(error)) throw error;
      return this.again(
        reply,
        request,
        409,
        visitor,
        params,
        typedAt(request, form, text, 'report.comment.stale'),
      );
    }
    await this.done(reply, params, 'edited', id);
  }

  @Post('comments/:id/state')
  @Access('evaluator')
  async setState(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: stateForm }) { state, revision }: z.output<typeof stateForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.comments.setState({ ...params, id, revision, actor: actorOf(visitor) }, state);
    } catch (error) {
      if (!isStale(error)) throw error;
      const errors = [{ text: pageText(languageOf(request), 'report.stale'), href: `#comment-${id}` }];
      return this.again(reply, request, 409, visitor, params, { errors });
    }
    await this.done(reply, params, state === 'resolved' ? 'resolved' : 'reopened', id);
  }

  @Post('decision')
  @Access('evaluator')
  async decide(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: decisionForm }) form: z.output<typeof decisionForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const planned = form.planned === 'yes';
    const year = /^\d{4}$/.test(form.year) ? Number(form.year) : null;
    const body = { planned, year: planned ? year : null, reason: form.reason === '' ? null : form.reason };
    try {
      const asked = { ...params, actor: actorOf(visitor), revision: form.revision };
      await this.decisions.decide(asked, visitor.name, body);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const errors = decisionErrors(error, languageOf(request));
      if (!errors) throw error;
      const status = error.key === 'invalid-request' ? 422 : 409;
      const decision = { planned, year, reason: form.reason };
      return this.again(reply, request, status, visitor, params, { errors, decision });
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/report?done=decided#decision`, 303);
  }

  private again(
    reply: FastifyReply,
    request: FastifyRequest,
    status: number,
    visitor: StaffVisitor,
    params: Params,
    said: Said,
  ): Promise<void> {
    return this.page.send(reply, request, status, visitor, params, said);
  }

  private async done(reply: FastifyReply, { code, year }: Params, done: string, id: string): Promise<void> {
    await reply.redirect(`${exercisePath(code, year)}/report?done=${done}#comment-${id}`, 303);
  }
}

const isStale = (error: unknown): boolean => error instanceof Problem && error.key === 'stale';

function wrongComment(text: string): PageTextKey | null {
  if (text === '') return 'report.comment.empty';
  return text.length > LONGEST_COMMENT ? 'report.comment.long' : null;
}

/** What was typed stays in its field, below what is wrong with it. */
function typedAt(request: FastifyRequest, form: string, text: string, key: PageTextKey): Said {
  const said = pageText(languageOf(request), key, { count: LONGEST_COMMENT });
  return { errors: [{ text: said, href: `#${form}` }], typed: { form, text } };
}

/** In the reader's words; null for a refusal that the page has no words for. */
function decisionErrors(
  error: Problem,
  language: ReturnType<typeof languageOf>,
): readonly ErrorLine[] | null {
  if (error.key === 'stale') return [{ text: pageText(language, 'report.stale'), href: null }];
  if (error.key === 'step-not-allowed') return [{ text: pageText(language, 'report.notNow'), href: null }];
  const pointers = (error.details.errors ?? []).map(({ pointer }) => pointer);
  if (pointers.includes('/year'))
    return [{ text: pageText(language, 'report.decisionYearNeeded'), href: '#decision-year' }];
  if (pointers.includes('/reason'))
    return [{ text: pageText(language, 'report.decisionReasonNeeded'), href: '#decision-reason' }];
  return null;
}
