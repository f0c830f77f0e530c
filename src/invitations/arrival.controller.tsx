import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { cookieForm } from '../accounts/cookies.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES, textIn, type Language } from '../language.js';
import { deadlineText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import type { WholeInvitation } from './invitation-finding.service.js';
import { InvitationsService } from './invitations.service.js';
import { ArrivePage } from './pages/arrive-page.js';
import { ExpiredPage, NewLinkPage } from './pages/expired-page.js';

const languageQuery = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });
const languageForm = z.strictObject({ language: z.enum(LANGUAGES).optional() });

/** As long as a link may live after a year's exercise; the session behind the cookie ends with the link. */
const COOKIE_SECONDS = 180 * 24 * 3600;

/** P1: the personal link. Opening it has no effect; its button swaps it for a session. */
@ApiExcludeController()
@Controller('r')
@Access('public')
export class ArrivalController {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly invitations: InvitationsService,
    private readonly accounts: AccountsService,
    private readonly pages: Pages,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  @Get(':token')
  async arrive(
    @Param('token') token: string,
    @Query({ schema: languageQuery }) { lang }: z.output<typeof languageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/r/${encodeURIComponent(token)}`;
    const whole = await this.invitations.arrive(token, request.ip);
    if (!whole) {
      return this.pages.send(reply, 404, <ExpiredPage language={lang ?? languageOf(request)} path={path} />);
    }
    await this.pages.send(reply, 200, arrivePage(whole, path, lang ?? whole.language));
  }

  @Post(':token')
  async enter(
    @Param('token') token: string,
    @Body({ schema: languageForm.optional() }) body: z.output<typeof languageForm> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entered = await this.invitations.enter(token, request.ip);
    if (!entered) {
      const path = `/r/${encodeURIComponent(token)}`;
      return this.pages.send(
        reply,
        404,
        <ExpiredPage language={body?.language ?? languageOf(request)} path={path} />,
      );
    }
    await this.accounts.endSessionOfCookie(request.cookies[this.cookies.partner]);
    await this.keepLanguage(entered, body?.language);
    await reply
      .setCookie(this.cookies.partner, entered.cookie, { ...this.cookies.options, maxAge: COOKIE_SECONDS })
      .redirect('/answer/resume', 303);
  }

  @Post(':token/new-link')
  async requestNewLink(
    @Param('token') token: string,
    @Body({ schema: languageForm.optional() }) body: z.output<typeof languageForm> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.invitations.requestNewLink(token, request.ip);
    await this.pages.send(reply, 200, <NewLinkPage language={body?.language ?? languageOf(request)} />);
  }

  /** The language chosen on P1 goes along; else the contact's own stays. */
  private async keepLanguage(
    entered: { cookie: string; language: string },
    chosen?: Language,
  ): Promise<void> {
    if (!chosen || chosen === entered.language) return;
    const partner = await this.accounts.partnerOfCookie(entered.cookie);
    if (partner) await this.accounts.setLanguage(partner.sessionId, chosen);
  }
}

function arrivePage(whole: WholeInvitation, path: string, language: Language) {
  const { exercise, initiative, entity, contactName, timeZone } = whole;
  return (
    <ArrivePage
      language={language}
      path={path}
      name={contactName}
      entityName={entity.name}
      initiativeName={textIn(initiative.name, language)}
      acronym={initiative.acronym}
      year={exercise.year}
      deadline={
        whole.writable ? deadlineText(language, exercise.closesAt, exercise.timeZone, timeZone) : null
      }
      officer={initiative.officer}
    />
  );
}
