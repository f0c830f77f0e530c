import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../../accounts/access.js';
import { CurrentVisitor } from '../../accounts/current-visitor.decorator.js';
import { addressIn } from '../../accounts/sign-in.shape.js';
import { Clock } from '../../clock.service.js';
import { csrfField, textField } from '../../http/form.shape.js';
import { languageOf } from '../../http/problem.filter.js';
import { LANGUAGES } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { Pages } from '../../pages/pages.service.js';
import { staffContext } from '../../pages/staff/staff-context.js';
import { FollowersDesk } from './followers-desk.service.js';
import { digestAfter, DIGEST_ZONE } from './half-year.js';
import { LeavingService } from './leaving.service.js';
import { FollowersPage } from './pages/followers-page.js';

const pageQuery = z.strictObject({
  language: z.enum(LANGUAGES).optional(),
  done: z.enum(['erased']).optional(),
});
const eraseForm = z.strictObject({ _csrf: csrfField, email: textField });

/** How many follow what, the next digest, and forgetting an address that asks to be. No address is ever shown. */
@ApiExcludeController()
@Controller('staff/followers')
@Access('manager')
export class FollowersController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly desk: FollowersDesk,
    private readonly leaving: LeavingService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: pageQuery }) query: z.output<typeof pageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, request, query);
  }

  @Post('erase')
  async erase(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: eraseForm }) form: z.output<typeof eraseForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const email = addressIn(form.email);
    if (email === null) return this.send(reply, 422, visitor, request, { typed: form.email });
    await this.leaving.erase(email, actorOf(visitor));
    await reply.redirect('/staff/followers?done=erased', 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    request: FastifyRequest,
    of: z.output<typeof pageQuery> & { readonly typed?: string },
  ): Promise<void> {
    const now = this.clock.now();
    const context = staffContext(visitor, languageOf(request), now);
    const language = of.language ?? context.language;
    const next = momentText(context.language, digestAfter(now).dueAt, DIGEST_ZONE);
    const page = (
      <FollowersPage
        context={context}
        counts={await this.desk.counts()}
        totals={await this.desk.totals()}
        next={next}
        preview={{ language, mail: await this.desk.preview(language, now) }}
        erased={of.done === 'erased'}
        typed={of.typed ?? null}
      />
    );
    await this.pages.send(reply, status, page);
  }
}
