import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { LANGUAGES } from '../language.js';
import { ownPath } from '../pages/safe-link.js';
import { Access } from './access.decorator.js';
import type { StaffVisitor } from './access.js';
import { AccountsService } from './accounts.service.js';
import { cookieForm } from './cookies.js';
import { csrfForm } from './csrf-form.shape.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { OwnAccountService } from './own-account.service.js';

const csrf = z.string().optional();
const languageForm = z.strictObject({ _csrf: csrf, language: z.enum(LANGUAGES), back: z.string().max(500) });
const stayForm = z.strictObject({ _csrf: csrf, back: z.string().max(500) });

/** What every staff page offers for the session it is shown in. */
@ApiExcludeController()
@Controller()
@Access('reader', 'somewhere')
export class StaffSessionController {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly accounts: AccountsService,
    private readonly own: OwnAccountService,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  @Post('sign-out')
  async signOut(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (visitor.sessionId) await this.accounts.endSession(visitor.sessionId);
    await reply.clearCookie(this.cookies.staff, this.cookies.options).redirect('/sign-in', 303);
  }

  /** Kept in the account; of whoever signed in with a token, in the session. */
  @Post('staff/language')
  async setLanguage(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: languageForm }) { language, back }: z.output<typeof languageForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (visitor.hasAccount) await this.own.setLanguage(visitor.staffId, language);
    else if (visitor.sessionId) await this.accounts.setLanguage(visitor.sessionId, language);
    await reply.redirect(ownPath(back, '/staff'), 303);
  }

  /** That the request came is what keeps the session. */
  @Post('staff/stay')
  async stay(
    @CurrentVisitor() _visitor: StaffVisitor,
    @Body({ schema: stayForm }) { back }: z.output<typeof stayForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply.redirect(ownPath(back, '/staff'), 303);
  }
}
