import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { RemindingNow } from '../responses/reminding-now.service.js';
import { FollowUpPages } from './follow-up-pages.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Who is missing is reminded now, where a manager does not want to wait for the day of it. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/invitations')
export class FollowUpRemindersController {
  constructor(
    private readonly clock: Clock,
    private readonly follow: FollowUpPages,
    private readonly reminding: RemindingNow,
  ) {}

  @Post('remind')
  @Access('manager')
  async remind(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const count = await this.reminding.remind(params.code, params.year, actorOf(visitor));
      const path = `${exercisePath(params.code, params.year)}/invitations?done=reminded&count=${count}`;
      await reply.redirect(path, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'step-not-allowed') throw error;
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      const errors = [{ text: pageText(context.language, 'follow.cannotRemind'), href: null }];
      await this.follow.send(reply, 409, visitor, context, params, { errors });
    }
  }
}
