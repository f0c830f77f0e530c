import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../../accounts/access.decorator.js';
import { languageOf } from '../../http/problem.filter.js';
import type { Language } from '../../language.js';
import { dayText } from '../../pages/deadline.js';
import { Pages } from '../../pages/pages.service.js';
import { DigestReading } from './digest-reading.service.js';
import { languageQuery, pressForm } from './follow.shape.js';
import type { SubscriptionRow } from './follower.entity.js';
import { FollowingService } from './following.service.js';
import { digestAfter, DIGEST_ZONE } from './half-year.js';
import { ConfirmPage, FollowedPage, LinkEndedPage } from './pages/confirm-page.js';

/** The link of the first mail: opening it changes nothing, since mail scanners open links; its button confirms. */
@ApiExcludeController()
@Controller('follow/:token')
@Access('public')
export class FollowConfirmingController {
  constructor(
    private readonly pages: Pages,
    private readonly following: FollowingService,
    private readonly reading: DigestReading,
  ) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Query({ schema: languageQuery }) { lang }: z.output<typeof languageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.following.find(token);
    const language = lang ?? found?.language ?? languageOf(request);
    await this.answer(reply, { token, language, found });
  }

  @Post()
  @HttpCode(200)
  async confirm(
    @Param('token') token: string,
    @Body({ schema: pressForm }) form: z.output<typeof pressForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.following.confirm(token);
    const language = form?.language ?? found?.language ?? languageOf(request);
    await this.answer(reply, { token, language, found });
  }

  private async answer(
    reply: FastifyReply,
    of: { readonly token: string; readonly language: Language; readonly found: SubscriptionRow | null },
  ): Promise<void> {
    const { language, found } = of;
    const path = `/follow/${encodeURIComponent(of.token)}`;
    if (!found) return this.pages.send(reply, 404, <LinkEndedPage language={language} path={path} />);
    const topic = await this.reading.topicIn(found.topic, language);
    if (found.confirmedAt === null) {
      return this.pages.send(reply, 200, <ConfirmPage language={language} path={path} topic={topic} />);
    }
    const next = dayText(language, digestAfter(this.following.now()).dueAt, DIGEST_ZONE);
    const manage = this.reading.links.managePath(found.followerId);
    await this.pages.send(reply, 200, <FollowedPage {...{ language, path, topic, next, manage }} />);
  }
}
