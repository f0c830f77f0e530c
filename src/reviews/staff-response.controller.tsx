import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import type { Language } from '../language.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Problem } from '../problem.js';
import { fieldsOf } from '../responses/read-form.js';
import { reviewPath, ReviewPages, type ReviewAddress, type ReviewSaid } from './review-pages.service.js';
import { LONGEST_REMARK, returning } from './reviews.shape.js';
import { ReviewsService } from './reviews.service.js';

const acceptForm = z.strictObject({ _csrf: csrfField, revision: revisionField });
const returnForm = z.record(z.string().regex(/^(_csrf|revision|remark\.[a-z0-9_]{1,64})$/), z.string());
/** What can have been done when the page is shown again. */
const DONE = [
  'accepted',
  'returned',
  'undone',
  'commented',
  'comment-edited',
  'comment-resolved',
  'comment-reopened',
  'called',
  'call-removed',
] as const;
const pageQuery = z.strictObject({
  done: z.enum(DONE).optional(),
  show: z.enum(['changed']).optional(),
  call: z.string().max(36).optional(),
});

/** The plain page on which a response is read, accepted, or returned answer by answer. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/responses/:entity')
export class StaffResponseController {
  constructor(
    private readonly pages: ReviewPages,
    private readonly reviews: ReviewsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Query({ schema: pageQuery }) { done, show, call }: z.output<typeof pageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const notice = done ? pageText(language, `reviewed.${done}`) : null;
    await this.pages.send(reply, 200, visitor, params, language, {
      notice,
      undo: done === 'accepted',
      undoCall: done === 'called' ? (call ?? null) : null,
      onlyChanged: show === 'changed',
    });
  }

  @Post('accept')
  @Access('evaluator')
  async accept(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Body({ schema: acceptForm }) body: z.output<typeof acceptForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.reviews.accept({ ...params, visitor, revision: body.revision });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      return this.overtaken(reply, request, visitor, params);
    }
    await reply.redirect(`${reviewPath(params)}?done=accepted`, 303);
  }

  @Post('undo-acceptance')
  @Access('evaluator')
  async undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Body({ schema: acceptForm }) body: z.output<typeof acceptForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.reviews.undoAcceptance({ ...params, visitor, revision: body.revision });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      return this.overtaken(reply, request, visitor, params);
    }
    await reply.redirect(`${reviewPath(params)}?done=undone`, 303);
  }

  @Post('return')
  @Access('evaluator')
  async return(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Body({ schema: returnForm }) body: z.output<typeof returnForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const remarks = remarksIn(body);
    const errors = remarkErrors(remarks, language);
    if (errors.length > 0) return this.pages.send(reply, 422, visitor, params, language, { remarks, errors });
    const read = returning.safeParse({
      questions: [...remarks].map(([question, remark]) => ({ question, remark })),
    });
    const basis = revisionField.safeParse(body['revision']);
    if (!read.success) throw requestProblem(read.error.issues);
    if (!basis.success) throw requestProblem(basis.error.issues);
    const asked = { ...params, visitor, revision: basis.data };
    try {
      await this.reviews.returnForClarification(asked, read.data.questions);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      return this.overtaken(reply, request, visitor, params, remarks);
    }
    await reply.redirect(`${reviewPath(params)}?done=returned`, 303);
  }

  /** What is newer stands on the page; the remarks that were typed stay beside it. */
  private overtaken(
    reply: FastifyReply,
    request: FastifyRequest,
    visitor: StaffVisitor,
    params: ReviewAddress,
    remarks?: ReadonlyMap<string, string>,
  ): Promise<void> {
    const language = languageOf(request);
    const said: ReviewSaid = { errors: [{ text: pageText(language, 'staff.stale'), href: null }] };
    return this.pages.send(reply, 409, visitor, params, language, remarks ? { ...said, remarks } : said);
  }
}

/** Somebody else, an evaluator or the entity, was quicker. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && (error.key === 'stale' || error.key === 'step-not-allowed');
}

/** What keeps the remarks from being sent: there are none, or one is too long. */
function remarkErrors(remarks: ReadonlyMap<string, string>, language: Language): ErrorLine[] {
  if (remarks.size === 0) return [{ text: pageText(language, 'staff.returnNone'), href: '#return' }];
  return [...remarks]
    .filter(([, remark]) => remark.length > LONGEST_REMARK)
    .map(([question]) => ({
      text: pageText(language, 'staff.remarkLong', { count: LONGEST_REMARK }),
      href: `#remark.${question}`,
    }));
}

/** Remarks by question; those left blank are none. */
function remarksIn(body: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const remarks = new Map<string, string>();
  for (const [name, [text = '']] of fieldsOf(body)) {
    if (name.startsWith('remark.') && text.trim() !== '')
      remarks.set(name.slice('remark.'.length), text.trim());
  }
  return remarks;
}
