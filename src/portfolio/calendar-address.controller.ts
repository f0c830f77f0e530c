import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { calendarPath } from './pages/calendar-paths.js';
import { WindowCalendarService } from './window-calendar.service.js';

/** One's own secret address of a window's calendar: made, made anew, ended. */
@ApiExcludeController()
@Controller('staff/windows/:window/calendar/address')
@Access('reader', 'somewhere')
export class CalendarAddressController {
  constructor(
    private readonly calendars: WindowCalendarService,
    private readonly feeds: CalendarFeeds,
  ) {}

  @Post()
  async renew(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { year } = await this.calendars.of(visitor, window);
    await this.feeds.renew(visitor, year, languageOf(request));
    await reply.redirect(`${calendarPath(window)}?done=address#address`, 303);
  }

  @Post('end')
  async end(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { year } = await this.calendars.of(visitor, window);
    await this.feeds.end(visitor, year);
    await reply.redirect(`${calendarPath(window)}?done=address-ended#address`, 303);
  }
}
