import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { Access } from './access.decorator.js';
import { AccountsService } from './accounts.service.js';
import { CodePage, SignInPage } from './pages/sign-in-page.js';
import { EnrolPage } from './pages/enrol-page.js';
import { signInForm, signInQuery } from './sign-in.shape.js';
import { SignInReplies, type GoingOn } from './sign-in-replies.service.js';
import { SigningIn } from './signing-in.service.js';

type SignInForm = z.output<typeof signInForm>;

/** Staff sign in by address and password; before there is any account, by a token that is pasted once. */
@ApiExcludeController()
@Controller('sign-in')
@Access('public')
export class SignInController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly signingIn: SigningIn,
    private readonly replies: SignInReplies,
    private readonly pages: Pages,
  ) {}

  @Get()
  async form(
    @Query({ schema: signInQuery }) { next, lang }: z.output<typeof signInQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const going = this.replies.goingOn(request, {
      ...(next === undefined ? {} : { next }),
      ...(lang ? { language: lang } : {}),
    });
    const by = await this.accounts.signInBy();
    await this.pages.send(reply, 200, <SignInPage going={going} by={by} />);
  }

  @Post()
  async signIn(
    @Body({ schema: signInForm }) form: SignInForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const going = this.replies.goingOn(request, given(form));
    if ((await this.accounts.signInBy()) === 'password') return this.byPassword(form, going, request, reply);
    const staff = await this.signingIn.guarded(request.ip, null, async () =>
      this.accounts.staffOfToken((form.token ?? '').trim()),
    );
    if (!staff) return this.pages.send(reply, 401, <SignInPage going={going} by="token" wrong />);
    const language = form.language ?? null;
    await this.replies.start(request, reply, { accessTokenId: staff.staffId, language });
    await reply.redirect(going.next, 303);
  }

  private async byPassword(
    { email = '', password = '' }: SignInForm,
    going: GoingOn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    // PostgreSQL takes no text that holds U+0000, and no address has it.
    if (email.includes('\u0000')) throw new Problem('not-found');
    const account = email.trim().toLowerCase();
    const found = await this.signingIn.guarded(request.ip, account, () =>
      this.signingIn.byPassword(account, password),
    );
    if (!found) {
      return this.pages.send(reply, 401, <SignInPage going={going} by="password" email={email} wrong />);
    }
    const { accountId, stage } = found;
    if (stage === 'whole') return this.replies.signedIn(request, reply, { accountId }, going);
    await this.replies.start(request, reply, { accountId, stage, agent: null });
    if (stage === 'code') return this.pages.send(reply, 200, <CodePage going={going} />);
    const enrolment = await this.signingIn.enrolment(accountId);
    await this.pages.send(reply, 200, <EnrolPage going={going} enrolment={enrolment} />);
  }
}

/** What of a form is to be carried on, without what was not sent. */
export function given({ next, resume, language }: Pick<SignInForm, 'next' | 'resume' | 'language'>) {
  return {
    ...(next === undefined ? {} : { next }),
    ...(resume === undefined ? {} : { resume }),
    ...(language === undefined ? {} : { language }),
  };
}
