import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { TriesService } from '../accounts/tries.service.js';
import { Problem } from '../problem.js';
import { WindowFeedService } from './window-feed.service.js';

/** The calendar of a window for a calendar program, which has no session: its address is the secret. */
@ApiExcludeController()
@Controller('calendar')
export class CalendarFeedController {
  constructor(
    private readonly tries: TriesService,
    private readonly feeds: WindowFeedService,
  ) {}

  @Get(':file')
  @Access('public')
  async show(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.tries.assertFew('calendar', request.ip);
    const token = /^([\w-]{43})\.ics$/.exec(file)?.[1];
    const text = token === undefined ? null : await this.feeds.of(token);
    if (text === null) {
      await this.tries.count('calendar', request.ip);
      throw new Problem('not-found');
    }
    await reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'inline; filename="expost.ics"')
      .send(text);
  }
}
