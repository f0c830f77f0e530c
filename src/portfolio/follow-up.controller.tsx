import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
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
import { InvitationStaffService } from '../invitations/invitation-staff.service.js';
import { FollowUpPages } from './follow-up-pages.service.js';

const doneQuery = z.strictObject({
  done: z.enum(['resend', 'revoke', 'called', 'call-removed', 'reminded']).optional(),
  count: z.coerce.number().int().min(0).max(9999).optional(),
  call: z.string().max(36).optional(),
});

const DONE_TEXTS = {
  resend: 'follow.done.resend',
  revoke: 'follow.done.revoke',
  called: 'reviewed.called',
  'call-removed': 'reviewed.call-removed',
  reminded: 'follow.reminded',
} as const;

interface Params {
  readonly code: string;
  readonly year: string;
}

/** M4: who has not opened, begun or finished, and the links of each. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/invitations')
export class FollowUpController {
  constructor(
    private readonly clock: Clock,
    private readonly follow: FollowUpPages,
    private readonly invitations: InvitationStaffService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: doneQuery }) { done, call, count = 0 }: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const notice = done ? pageText(context.language, DONE_TEXTS[done], { count }) : null;
    const undoCall = done === 'called' ? (call ?? null) : null;
    await this.follow.send(reply, 200, visitor, context, params, { notice, undoCall });
  }

  @Post(':id/resend')
  @Access('manager')
  resend(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly id: string },
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change('resend', visitor, params, { request, reply });
  }

  @Post(':id/revoke')
  @Access('manager')
  revoke(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params & { readonly id: string },
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change('revoke', visitor, params, { request, reply });
  }

  private async change(
    step: 'resend' | 'revoke',
    visitor: StaffVisitor,
    params: Params & { readonly id: string },
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<void> {
    const exerciseId = await this.follow.exerciseId(params);
    try {
      await this.invitations[step](exerciseId, params.id, actorOf(visitor));
    } catch (error) {
      const isRefusal =
        error instanceof Problem && (error.key === 'step-not-allowed' || error.key === 'stale');
      if (!isRefusal) throw error;
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      const errors = [{ text: pageText(context.language, 'follow.refused'), href: null }];
      return this.follow.send(reply, 409, visitor, context, params, { errors });
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/invitations?done=${step}`, 303);
  }
}
