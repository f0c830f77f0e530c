import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { ownPath } from '../pages/safe-link.js';
import { Access } from './access.decorator.js';
import type { StaffVisitor } from './access.js';
import { AccountsService } from './accounts.service.js';
import { cookieForm } from './cookies.js';
import { csrfForm } from './csrf-form.shape.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { SignInPage } from './pages/sign-in-page.js';
import { TriesService } from './tries.service.js';

const HOME = '/staff';

const signInQuery = z.object({
  next: z.string().optional(),
  lang: z.enum(LANGUAGES).optional().catch(undefined),
});
const signInForm = z.strictObject({
  token: z.string().max(500),
  next: z.string().max(500).optional(),
  language: z.enum(LANGUAGES).optional(),
});

/** Staff sign in by pasting a token, which becomes a session of twelve hours. */
@ApiExcludeController()
@Controller()
export class SignInController {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly accounts: AccountsService,
    private readonly tries: TriesService,
    private readonly pages: Pages,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  @Get('sign-in')
  @Access('public')
  async form(
    @Query({ schema: signInQuery }) { next, lang }: z.output<typeof signInQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang ?? languageOf(request);
    await this.pages.send(reply, 200, <SignInPage language={language} next={ownPath(next, HOME)} />);
  }

  @Post('sign-in')
  @Access('public')
  async signIn(
    @Body({ schema: signInForm }) { token, next, language }: z.output<typeof signInForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.tries.assertFew('sign-in', request.ip);
    const staff = await this.accounts.staffOfToken(token.trim());
    if (!staff) {
      await this.tries.count('sign-in', request.ip);
      const page = <SignInPage language={language ?? languageOf(request)} next={ownPath(next, HOME)} wrong />;
      return this.pages.send(reply, 401, page);
    }
    // A new session with every sign-in: one that somebody planted before is worth nothing.
    const cookie = await this.accounts.startSession({
      accessTokenId: staff.staffId,
      language: language ?? null,
    });
    await reply
      .setCookie(this.cookies.staff, cookie, this.cookies.options)
      .redirect(ownPath(next, HOME), 303);
  }

  @Post('sign-out')
  @Access('reader', 'somewhere')
  async signOut(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (visitor.sessionId) await this.accounts.endSession(visitor.sessionId);
    await reply.clearCookie(this.cookies.staff, this.cookies.options).redirect('/sign-in', 303);
  }
}
