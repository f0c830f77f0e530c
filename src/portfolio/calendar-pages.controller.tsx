import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { paging } from '../http/paging.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import {
  calendarForm,
  calendarQuery,
  undoForm,
  type CalendarForm,
  type CalendarQuery,
  type UndoForm,
} from './calendar-form.shape.js';
import { CalendarForms } from './calendar-forms.service.js';
import { CalendarPages, DONE_WORDS } from './calendar-pages.service.js';
import { calendarPath } from './pages/calendar-paths.js';

const pastQuery = z.strictObject({ page: paging.page });

/** The calendar of a window: what is late, due, planned, under way and past. */
@ApiExcludeController()
@Controller('staff/windows/:window/calendar')
export class CalendarPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: CalendarPages,
    private readonly forms: CalendarForms,
  ) {}

  @Get()
  @Access('reader', 'somewhere')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Query({ schema: calendarQuery }) query: CalendarQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.calendars.send(reply, visitor, context, window, query);
  }

  @Get('past')
  @Access('reader', 'somewhere')
  async past(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Query({ schema: pastQuery }) { page = 1 }: z.output<typeof pastQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.calendars.sendPast(reply, visitor, context, window, page);
  }

  /** Plans, moves, confirms; where something was not done, or not all that was typed is stored, it is shown at once. */
  @Post()
  @Access('manager', 'somewhere')
  async act(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Body({ schema: calendarForm }) body: CalendarForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await this.forms.act(visitor, window, body);
    if (done.nothingTicked || done.typed.size > 0 || done.failures.size > 0) {
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      return this.calendars.sendDone(reply, visitor, context, window, done, body['questionnaire']);
    }
    const { act, count, moved, at } = done;
    const said = { done: DONE_WORDS[act], count: String(count), moved: String(moved), at };
    await reply.redirect(`${calendarPath(window)}?${new URLSearchParams(said).toString()}`, 303);
  }

  @Post('undo')
  @Access('manager', 'somewhere')
  async undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Body({ schema: undoForm }) body: UndoForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = pageText(languageOf(request), 'calendar.undoReason');
    const count = await this.forms.undo(visitor, window, body, reason);
    await reply.redirect(`${calendarPath(window)}?done=taken-back&count=${count}`, 303);
  }
}
