import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { callForm, typedCall, type CallForm } from '../invitations/calls.shape.js';
import { CallsService } from '../invitations/calls.service.js';
import { callErrors } from '../invitations/pages/calls.js';
import { reviewPath, ReviewPages, type ReviewAddress } from './review-pages.service.js';

/** Phone calls to an entity, logged on the page of its response, begun or not. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/responses/:entity/calls')
export class ReviewCallsController {
  constructor(
    private readonly pages: ReviewPages,
    private readonly calls: CallsService,
  ) {}

  @Post()
  @Access('evaluator')
  async log(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: ReviewAddress,
    @Body({ schema: callForm }) form: CallForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { entity } = params;
    const typed = typedCall(form, entity);
    const logged = await this.calls.log({ ...params, actor: actorOf(visitor) }, entity, typed);
    if (logged.kind === 'logged')
      return reply.redirect(`${reviewPath(params)}?done=called&call=${logged.id}#call-${logged.id}`, 303);
    const language = languageOf(request);
    const errors = callErrors(language, entity, logged.errors);
    await this.pages.send(reply, 422, visitor, params, language, {
      errors,
      typed: { form: 'call', fields: { ...typed } },
    });
  }

  @Post(':id/remove')
  @Access('evaluator')
  async remove(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: ReviewAddress & { readonly id: string },
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.calls.remove({ ...params, actor: actorOf(visitor) }, params.entity, id);
    await reply.redirect(`${reviewPath(params)}?done=call-removed`, 303);
  }
}
