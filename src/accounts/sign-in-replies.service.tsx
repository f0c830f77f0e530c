import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { isLanguage, LANGUAGES, type Language } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { ownPath } from '../pages/safe-link.js';
import { AccountsService } from './accounts.service.js';
import { agentOf } from './agent.js';
import { cookieForm } from './cookies.js';
import { lostFormText, readLostForm } from './lost-form.js';
import { RecoveryCodesPage, ResumePage } from './pages/signed-in-pages.js';

export const HOME = '/staff';

/** What is carried through the steps of signing in: where to go on, and a form that was lost on the way. */
export interface GoingOn {
  readonly language: Language;
  readonly next: string;
  /** As `lostFormText` writes it. */
  readonly resume: string | null;
}

/** Reads and answers what all steps of signing in have in common. */
@Injectable()
export class SignInReplies {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly accounts: AccountsService,
    private readonly pages: Pages,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  goingOn(
    request: FastifyRequest,
    given: { readonly next?: string; readonly resume?: string; readonly language?: Language },
  ): GoingOn {
    const lost = readLostForm(given.resume);
    return {
      language: given.language ?? browserLanguage(request),
      next: ownPath(given.next, HOME),
      resume: lost && lostFormText(lost),
    };
  }

  cookieOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.cookies.staff];
  }

  /** A new session with every step: one that somebody planted before is worth nothing. */
  async start(
    request: FastifyRequest,
    reply: FastifyReply,
    of: Parameters<AccountsService['startSession']>[0],
  ): Promise<string> {
    await this.accounts.endSessionOfCookie(this.cookieOf(request));
    const cookie = await this.accounts.startSession(of);
    void reply.setCookie(this.cookies.staff, cookie, this.cookies.options);
    return cookie;
  }

  /** Signed in for good: on to where one was going, or to the form that is still to be sent. */
  async signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { readonly accountId: string; readonly recoveryCodes?: readonly string[] },
    going: GoingOn,
  ): Promise<void> {
    const agent = agentOf(request.headers['user-agent']);
    const cookie = await this.start(request, reply, { accountId: of.accountId, stage: 'whole', agent });
    const form = readLostForm(going.resume ?? undefined);
    const lost = form && { form, csrf: this.accounts.csrfOfCookie(cookie) };
    const { language, next } = going;
    if (of.recoveryCodes && of.recoveryCodes.length > 0) {
      const page = <RecoveryCodesPage language={language} codes={of.recoveryCodes} next={next} lost={lost} />;
      return this.pages.send(reply, 200, page);
    }
    if (lost) return this.pages.send(reply, 200, <ResumePage language={language} lost={lost} />);
    await reply.redirect(next, 303);
  }
}

function browserLanguage(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === wanted.find(isLanguage)) ?? 'en';
}
