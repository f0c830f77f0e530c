import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { callForm, typedCall, type CallForm } from '../invitations/calls.shape.js';
import { CallsService } from '../invitations/calls.service.js';
import { callErrors } from '../invitations/pages/calls.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { FollowUpPages } from './follow-up-pages.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Phone calls, logged where one sees who has not answered. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/invitations/calls')
export class FollowUpCallsController {
  constructor(
    private readonly clock: Clock,
    private readonly follow: FollowUpPages,
    private readonly calls: CallsService,
  ) {}

  @Post()
  @Access('evaluator')
  async log(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: callForm }) form: CallForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entity = form['entity'] ?? '';
    const typed = typedCall(form, entity);
    const logged = await this.calls.log({ ...params, actor: actorOf(visitor) }, entity, typed);
    if (logged.kind === 'logged')
      return this.back(reply, params, `called&call=${logged.id}#call-${logged.id}`);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const errors = callErrors(context.language, entity, logged.errors);
    await this.follow.send(reply, 422, visitor, context, params, {
      errors,
      typed: { entity, fields: { ...typed } },
    });
  }

  @Post(':id/remove')
  @Access('evaluator')
  async remove(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.calls.remove({ ...params, actor: actorOf(visitor) }, null, id);
    await this.back(reply, params, 'call-removed');
  }

  private async back(reply: FastifyReply, { code, year }: Params, done: string): Promise<void> {
    await reply.redirect(`${exercisePath(code, year)}/invitations?done=${done}`, 303);
  }
}
