import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { MessagePages } from './message-pages.service.js';
import { kindField, windowField } from './message-forms.shape.js';

const numberField = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);
const messagesQuery = z.strictObject({
  window: windowField.optional(),
  kind: kindField.optional(),
  language: z.enum(LANGUAGES).optional(),
  version: numberField.optional(),
  test: numberField.optional(),
  done: z.enum(['saved', 'restored', 'reset', 'unchanged']).optional(),
});
const overviewQuery = z.strictObject({ window: windowField });
const sideBySideQuery = z.strictObject({ window: windowField.optional(), kind: kindField });

/** M8: every kind of mail as it reads in each window and language, with invented people. */
@ApiExcludeController()
@Controller('staff/messages')
@Access('reader', 'somewhere')
export class MessagesController {
  constructor(
    private readonly clock: Clock,
    private readonly pages: MessagePages,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: messagesQuery }) query: z.output<typeof messagesQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language = context.language, version, test, done = null, ...asked } = query;
    await this.pages.send(reply, 200, visitor, context, { ...asked, language }, { version, test, done });
  }

  /** Which texts of a window are its own. */
  @Get('overview')
  async overview(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: overviewQuery }) { window }: z.output<typeof overviewQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.pages.sendOverview(reply, visitor, context, window);
  }

  /** One kind in the four languages. */
  @Get('side-by-side')
  async sideBySide(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: sideBySideQuery }) query: z.output<typeof sideBySideQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.pages.sendSideBySide(reply, visitor, context, query);
  }
}
