import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import { Problem } from '../problem.js';
import { commentEditForm, commentForm, commentStateForm, LONGEST_COMMENT } from './comments.shape.js';
import { CommentsService } from './comments.service.js';
import { newCommentId } from './pages/comments.js';
import { reviewPath, ReviewPages, type ReviewAddress } from './review-pages.service.js';

type CommentAddress = ReviewAddress & { readonly id: string };

/** What staff say to each other about a response, written on its page. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/responses/:entity/comments')
export class CommentsController {
  constructor(
    private readonly pages: ReviewPages,
    private readonly comments: CommentsService,
  ) {}

  @Post()
  @Access('evaluator')
  async add(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Body({ schema: commentForm }) { question, text }: z.output<typeof commentForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wrong = wrongText(text);
    const form = newCommentId(question);
    if (wrong) return this.again(422, { reply, request, visitor }, params, { form, text, key: wrong });
    const id = await this.comments.add({ ...params, actor: actorOf(visitor) }, question, text);
    await reply.redirect(`${reviewPath(params)}?done=commented#comment-${id}`, 303);
  }

  @Post(':id')
  @Access('evaluator')
  async edit(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: CommentAddress,
    @Body({ schema: commentEditForm }) { text, revision }: z.output<typeof commentEditForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wrong = wrongText(text);
    const form = `comment-text-${id}`;
    if (wrong) return this.again(422, { reply, request, visitor }, params, { form, text, key: wrong });
    try {
      await this.comments.edit({ ...params, id, revision, actor: actorOf(visitor) }, text);
    } catch (error) {
      if (!isStale(error)) throw error;
      const key = 'comment.stale';
      return this.again(409, { reply, request, visitor }, params, { form, text, key });
    }
    await reply.redirect(`${reviewPath(params)}?done=comment-edited#comment-${id}`, 303);
  }

  @Post(':id/state')
  @Access('evaluator')
  async setState(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: CommentAddress,
    @Body({ schema: commentStateForm }) { state, revision }: z.output<typeof commentStateForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.comments.setState({ ...params, id, revision, actor: actorOf(visitor) }, state);
    } catch (error) {
      if (!isStale(error)) throw error;
      const language = languageOf(request);
      const errors = [{ text: pageText(language, 'comment.staleState'), href: `#comment-${id}` }];
      return this.pages.send(reply, 409, visitor, params, language, { errors });
    }
    const done = state === 'resolved' ? 'comment-resolved' : 'comment-reopened';
    await reply.redirect(`${reviewPath(params)}?done=${done}#comment-${id}`, 303);
  }

  /** What was typed stays in its field, below what is wrong with it. */
  private again(
    status: number,
    { reply, request, visitor }: Asking,
    params: ReviewAddress,
    { form, text, key }: { readonly form: string; readonly text: string; readonly key: PageTextKey },
  ): Promise<void> {
    const language = languageOf(request);
    const errors = [{ text: pageText(language, key, { count: LONGEST_COMMENT }), href: `#${form}` }];
    return this.pages.send(reply, status, visitor, params, language, {
      errors,
      typed: { form, fields: { text } },
    });
  }
}

interface Asking {
  readonly reply: FastifyReply;
  readonly request: FastifyRequest;
  readonly visitor: StaffVisitor;
}

const isStale = (error: unknown): boolean => error instanceof Problem && error.key === 'stale';

function wrongText(text: string): PageTextKey | null {
  if (text === '') return 'comment.empty';
  return text.length > LONGEST_COMMENT ? 'comment.long' : null;
}
