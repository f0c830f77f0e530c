import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../../accounts/access.decorator.js';
import { languageOf } from '../../http/problem.filter.js';
import { Pages } from '../../pages/pages.service.js';
import { languageQuery, leaveForm, unsubscribeForm } from './follow.shape.js';
import { FollowerReading } from './follower-reading.service.js';
import { LeavingService } from './leaving.service.js';
import { LeavePage, LeftPage, SubscriptionsPage } from './pages/subscriptions-page.js';

/**
 * What somebody follows, by the link of a mail. Whoever holds another link, or one whose owner has left, sees what
 * somebody sees who has just left.
 */
@ApiExcludeController()
@Controller('subscriptions/:token')
@Access('public')
export class SubscriptionsController {
  constructor(
    private readonly pages: Pages,
    private readonly reading: FollowerReading,
    private readonly leaving: LeavingService,
  ) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Query({ schema: languageQuery }) { lang }: z.output<typeof languageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reading.byToken(token);
    const language = lang ?? found?.language ?? languageOf(request);
    const subscriptions = found?.subscriptions ?? [];
    await this.pages.send(
      reply,
      200,
      <SubscriptionsPage language={language} path={pathOf(token)} subscriptions={subscriptions} />,
    );
  }

  @Post('leave')
  async leave(
    @Param('token') token: string,
    @Body({ schema: leaveForm }) { subscription, language }: z.output<typeof leaveForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (subscription !== 'all') await this.leaving.leave(token, subscription);
    await reply.redirect(`${pathOf(token)}${language ? `?lang=${language}` : ''}`, 303);
  }

  /** Changes nothing; the address is the one of the header that mail programs show as a button of their own. */
  @Get('unsubscribe')
  async ask(
    @Param('token') token: string,
    @Query({ schema: languageQuery }) { lang }: z.output<typeof languageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reading.byToken(token);
    const language = lang ?? found?.language ?? languageOf(request);
    await this.pages.send(
      reply,
      200,
      <LeavePage language={language} path={`${pathOf(token)}/unsubscribe`} />,
    );
  }

  /** One click (RFC 8058): needs neither session nor page, and ends everything. */
  @Post('unsubscribe')
  @HttpCode(200)
  async unsubscribe(
    @Param('token') token: string,
    @Body({ schema: unsubscribeForm }) form: z.output<typeof unsubscribeForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.leaving.leave(token, 'all');
    await this.pages.send(reply, 200, <LeftPage language={form?.language ?? languageOf(request)} />);
  }
}

function pathOf(token: string): string {
  return `/subscriptions/${encodeURIComponent(token)}`;
}
