import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Language } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { Access } from './access.decorator.js';
import { JoiningService, type Joining } from './joining.service.js';
import { addressIn, joinForm, nameIn, signInQuery } from './sign-in.shape.js';
import { PasswordsService } from './passwords.service.js';
import { WelcomePage, type WelcomeFault } from './pages/welcome-page.js';
import { HOME, SignInReplies } from './sign-in-replies.service.js';

type JoinForm = z.output<typeof joinForm>;

/** Behind the set-up link and the links of mails to staff: a password of one's own, and codes. */
@ApiExcludeController()
@Controller('welcome/:token')
@Access('public')
export class WelcomeController {
  constructor(
    private readonly joining: JoiningService,
    private readonly passwords: PasswordsService,
    private readonly replies: SignInReplies,
    private readonly pages: Pages,
  ) {}

  /** Changes nothing: mail scanners open links. */
  @Get()
  async form(
    @Param('token') token: string,
    @Query({ schema: signInQuery }) { lang }: z.output<typeof signInQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const joining = await this.joining.find(named(token));
    const language = lang ?? joining.language ?? this.replies.goingOn(request, {}).language;
    await this.show(reply, 200, { token, joining, language });
  }

  @Post()
  async join(
    @Param('token') token: string,
    @Body({ schema: joinForm }) form: JoinForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const joining = await this.joining.find(named(token));
    const name = joining.person?.name ?? nameIn(form.name);
    const email = joining.person?.email ?? addressIn(form.email);
    const step = this.joining.stepOf(joining, form.code);
    const faults: WelcomeFault[] = [];
    if (name === null) faults.push('name');
    if (email === null) faults.push('email');
    const password = this.passwords.faultOf(form.password, [name ?? '', email ?? '']);
    if (password) faults.push(password);
    if (step === null && (joining.needsCodes || form.code.trim() !== '')) faults.push('code');
    const { language } = form;
    if (faults.length > 0 || name === null || email === null) {
      return this.show(reply, 422, { token, joining, language, form, faults });
    }
    const passwordHash = await this.passwords.hash(form.password);
    const joined = await this.joining.join(token, { name, email, language, passwordHash, step });
    await this.replies.signedIn(request, reply, joined, { language, next: HOME, resume: null });
  }

  private async show(
    reply: FastifyReply,
    status: number,
    of: {
      readonly token: string;
      readonly joining: Joining;
      readonly language: Language;
      readonly form?: JoinForm;
      readonly faults?: readonly WelcomeFault[];
    },
  ): Promise<void> {
    const { joining } = of;
    const enrolment = this.joining.enrolment(joining);
    await this.pages.send(reply, status, <WelcomePage {...of} enrolment={enrolment} />);
  }
}

function named(token: string): string {
  if (!/^[\w-]{43}$/.test(token)) throw new Problem('not-found');
  return token;
}
