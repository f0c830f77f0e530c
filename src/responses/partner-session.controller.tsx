import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { cookieForm } from '../accounts/cookies.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { ownPath } from '../pages/safe-link.js';
import { LeftPage } from './pages/left-page.js';

const languageForm = z.strictObject({
  _csrf: csrfField,
  language: z.enum(LANGUAGES),
  back: z.string().max(500).optional(),
});
const leftQuery = z.strictObject({ lang: z.enum(LANGUAGES).optional() });

/** Language and end of a partner's session. */
@ApiExcludeController()
@Controller('answer')
export class PartnerSessionController {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly accounts: AccountsService,
    private readonly pages: Pages,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  @Post('language')
  @Access('partner')
  async changeLanguage(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: languageForm }) { language, back }: z.output<typeof languageForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.accounts.setLanguage(visitor.sessionId, language);
    await reply.redirect(ownPath(back, '/answer'), 303);
  }

  @Post('leave')
  @Access('partner')
  async leave(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.accounts.endSession(visitor.sessionId);
    await reply
      .clearCookie(this.cookies.partner, this.cookies.options)
      // Text that the script has kept on the device, also where a page without it is left.
      .header('clear-site-data', '"storage"')
      .redirect(`/answer/left?lang=${visitor.language}`, 303);
  }

  @Get('left')
  @Access('public')
  async left(
    @Query({ schema: leftQuery }) { lang }: z.output<typeof leftQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 200, <LeftPage language={lang ?? languageOf(request)} />);
  }
}
