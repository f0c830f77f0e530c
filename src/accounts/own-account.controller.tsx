import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { Access } from './access.decorator.js';
import type { StaffVisitor } from './access.js';
import { csrfForm } from './csrf-form.shape.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { OwnAccountService, type OwnChange } from './own-account.service.js';
import { OwnAccountPage, OwnTokenPage, type OwnFault } from './pages/own-account-page.js';
import { RecoveryCodesPage } from './pages/signed-in-pages.js';
import { addressIn } from './sign-in.shape.js';
import { SigningIn } from './signing-in.service.js';

const PATH = '/staff/account';
const typed = z.string().max(2000);
const query = z.object({ done: z.string().max(30).optional() });
const passwordForm = z.strictObject({ _csrf: csrfField, current: typed, password: typed });
const emailForm = z.strictObject({ _csrf: csrfField, current: typed, email: typed });
const codesForm = z.strictObject({ _csrf: csrfField, current: typed, code: z.string().max(100) });
const dropForm = z.strictObject({ _csrf: csrfField, current: typed });
const sessionForm = z.strictObject({ _csrf: csrfField, key: z.string().max(64) });

interface Asked {
  readonly visitor: StaffVisitor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One's own account: sessions, password, address, codes. */
@ApiExcludeController()
@Controller('staff/account')
@Access('reader', 'somewhere')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccountService,
    private readonly signingIn: SigningIn,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: query }) { done }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page({ visitor, request, reply }, 200, null, done);
  }

  @Post('password')
  async setPassword(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: passwordForm }) { current, password }: z.output<typeof passwordForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    if (!(await this.isOwn(asked, current)))
      return this.page(asked, 422, { form: 'password', what: 'current' });
    const { name, email } = await this.own.read(changeOf(visitor));
    const fault = this.own.faultOf(password, [name, email]);
    if (fault) return this.page(asked, 422, { form: 'password', what: fault });
    await this.own.setPassword(changeOf(visitor), password);
    await reply.redirect(`${PATH}?done=password`, 303);
  }

  @Post('email')
  async setEmail(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: emailForm }) { current, email }: z.output<typeof emailForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    const address = addressIn(email);
    if (!(await this.isOwn(asked, current)))
      return this.page(asked, 422, { form: 'email', what: 'current', typed: email });
    if (!address) return this.page(asked, 422, { form: 'email', what: 'email', typed: email });
    if (!(await this.own.setEmail(changeOf(visitor), address)))
      return this.page(asked, 422, { form: 'email', what: 'known-address', typed: email });
    await reply.redirect(`${PATH}?done=email`, 303);
  }

  /** New codes, or a first set of them; recovery codes are shown this once. */
  @Post('codes')
  async setCodes(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: codesForm }) { current, code }: z.output<typeof codesForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    if (!(await this.isOwn(asked, current))) return this.page(asked, 422, { form: 'codes', what: 'current' });
    const { accountId, sessionId } = changeOf(visitor);
    const codes = await this.signingIn.enrol(accountId, code, sessionId);
    if (!codes) return this.page(asked, 422, { form: 'codes', what: 'code' });
    const language = languageOf(request);
    const page = (
      <RecoveryCodesPage language={language} codes={codes} next={`${PATH}?done=codes`} lost={null} />
    );
    await this.pages.send(reply, 200, page);
  }

  @Post('codes/drop')
  async dropCodes(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: dropForm }) { current }: z.output<typeof dropForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    if (!(await this.isOwn(asked, current))) return this.page(asked, 422, { form: 'drop', what: 'current' });
    if (!(await this.own.dropCodes(changeOf(visitor)))) throw new Problem('step-not-allowed');
    await reply.redirect(`${PATH}?done=dropped`, 303);
  }

  @Post('sessions/end')
  async endSession(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: sessionForm }) { key }: z.output<typeof sessionForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.own.endSessions(changeOf(visitor), key);
    await reply.redirect(`${PATH}?done=ended`, 303);
  }

  @Post('sessions/end-all')
  async endAll(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.own.endSessions(changeOf(visitor), 'all');
    await reply.redirect('/sign-in', 303);
  }

  /** A password typed here is a try like any other. */
  private async isOwn({ visitor, request }: Asked, password: string): Promise<boolean> {
    const { accountId } = changeOf(visitor);
    const right = await this.signingIn.guarded(request.ip, `own:${accountId}`, async () =>
      (await this.own.isPassword(accountId, password)) ? true : null,
    );
    return right === true;
  }

  private async page(
    { visitor, request, reply }: Asked,
    status: number,
    fault: OwnFault | null,
    done?: string,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.own.now());
    if (!visitor.hasAccount) return this.pages.send(reply, 200, <OwnTokenPage context={context} />);
    const account = await this.own.read(changeOf(visitor));
    const enrolment = await this.signingIn.enrolment(account.id);
    await this.pages.send(
      reply,
      status,
      <OwnAccountPage
        context={context}
        account={account}
        enrolment={enrolment}
        fault={fault}
        done={done ?? null}
      />,
    );
  }
}

/** Problem `not-found` for whoever came with a token: there is no account to change. */
function changeOf({ hasAccount, staffId, sessionId }: StaffVisitor): OwnChange {
  if (!hasAccount) throw new Problem('not-found');
  return { accountId: staffId, sessionId };
}
