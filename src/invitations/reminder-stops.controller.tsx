import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { LANGUAGES, type Language } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { StopRemindersPage } from './pages/stop-reminders-page.js';
import { ReminderStops } from './reminder-stops.service.js';

const languageQuery = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });
/** Mail programs send `List-Unsubscribe=One-Click`, also as a multipart form (RFC 8058); our own form, its language. */
const stopForm = z.strictObject({
  'List-Unsubscribe': z.unknown().optional(),
  language: z.enum(LANGUAGES).optional(),
});

interface Params {
  readonly id: string;
  readonly key: string;
}

/** Looking has no effect, since mail scanners look; the button, or a mail program's own, stops the reminders. */
@ApiExcludeController()
@Controller('reminders/:id/:key')
@Access('public')
export class ReminderStopsController {
  constructor(
    private readonly stops: ReminderStops,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Param() params: Params,
    @Query({ schema: languageQuery }) { lang }: z.output<typeof languageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, params, await this.find(params, request), lang);
  }

  @Post()
  async stop(
    @Param() params: Params,
    @Body({ schema: stopForm.optional() }) body: z.output<typeof stopForm> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.set(reply, params, request, true, body?.language);
  }

  @Post('again')
  async wantAgain(
    @Param() params: Params,
    @Body({ schema: stopForm.optional() }) body: z.output<typeof stopForm> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.set(reply, params, request, false, body?.language);
  }

  private async set(
    reply: FastifyReply,
    params: Params,
    request: FastifyRequest,
    stopped: boolean,
    language?: Language,
  ): Promise<void> {
    await this.find(params, request);
    await this.stops.set(params.id, stopped);
    await this.send(reply, params, await this.find(params, request), language);
  }

  /** Problem `not-found` for a wrong address, whatever is wrong with it. */
  private async find({ id, key }: Params, request: FastifyRequest): Promise<WholeInvitation> {
    const found = await this.stops.find(id, key, request.ip);
    if (!found) throw new Problem('not-found');
    return found;
  }

  private async send(
    reply: FastifyReply,
    { id, key }: Params,
    whole: WholeInvitation,
    language: Language = whole.language,
  ): Promise<void> {
    await this.pages.send(
      reply,
      200,
      <StopRemindersPage
        language={language}
        path={`/reminders/${encodeURIComponent(id)}/${encodeURIComponent(key)}`}
        initiative={whole.initiative.acronym}
        year={whole.exercise.year}
        entityName={whole.entity.name}
        isStopped={whole.invitation.remindersStoppedAt !== null}
      />,
    );
  }
}
