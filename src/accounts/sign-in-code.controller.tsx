import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Pages } from '../pages/pages.service.js';
import { Access } from './access.decorator.js';
import { AccountsService, type HalfSession } from './accounts.service.js';
import { EnrolPage } from './pages/enrol-page.js';
import { CodePage } from './pages/sign-in-page.js';
import { codeForm, signInQuery } from './sign-in.shape.js';
import { given } from './sign-in.controller.js';
import { SignInReplies, type GoingOn } from './sign-in-replies.service.js';
import { SigningIn } from './signing-in.service.js';

/** The second step, of whoever has just given the right password: a code, or setting codes up. */
@ApiExcludeController()
@Controller('sign-in')
@Access('public')
export class SignInCodeController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly signingIn: SigningIn,
    private readonly replies: SignInReplies,
    private readonly pages: Pages,
  ) {}

  /** After a reload: the same step again. */
  @Get('code')
  async form(
    @Query({ schema: signInQuery }) _query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const half = await this.accounts.halfSessionOfCookie(this.replies.cookieOf(request));
    if (!half) return void (await reply.redirect('/sign-in', 303));
    await this.show(reply, 200, half, this.replies.goingOn(request, {}));
  }

  @Post('code')
  async check(
    @Body({ schema: codeForm }) form: z.output<typeof codeForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const half = await this.accounts.halfSessionOfCookie(this.replies.cookieOf(request));
    if (!half) return void (await reply.redirect('/sign-in', 303));
    const going = this.replies.goingOn(request, given(form));
    const { accountId, stage } = half;
    const recoveryCodes = await this.signingIn.guarded(request.ip, `code:${accountId}`, async () => {
      if (stage === 'enrol') return this.signingIn.enrol(accountId, form.code);
      return (await this.signingIn.byCode(accountId, form.code)) ? [] : null;
    });
    if (!recoveryCodes) return this.show(reply, 401, half, going, true);
    await this.replies.signedIn(request, reply, { accountId, recoveryCodes }, going);
  }

  private async show(
    reply: FastifyReply,
    status: number,
    { accountId, stage }: HalfSession,
    going: GoingOn,
    wrong = false,
  ): Promise<void> {
    if (stage === 'code') return this.pages.send(reply, status, <CodePage going={going} wrong={wrong} />);
    const enrolment = await this.signingIn.enrolment(accountId);
    await this.pages.send(reply, status, <EnrolPage going={going} enrolment={enrolment} wrong={wrong} />);
  }
}
