import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { csrfField } from '../http/form.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { RestoredPage } from './pages/restored-page.js';
import { RestoredInstance } from './restored-instance.service.js';
import { RestoredReading } from './restored-reading.service.js';

const PATH = '/staff/restored';
/** Empty where nothing was chosen. */
const confirmForm = z.strictObject({
  _csrf: csrfField,
  mails: z.enum(['send', 'hold-back', '']).default(''),
});

interface Asked {
  readonly visitor: StaffVisitor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An instance out of a backup, and the confirming of it; for managers of everything. */
@ApiExcludeController()
@Controller('staff/restored')
@Access('manager')
export class RestoredController {
  constructor(
    private readonly reading: RestoredReading,
    private readonly instance: RestoredInstance,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page({ visitor, request, reply }, 200);
  }

  @Post()
  async confirm(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: confirmForm }) { mails }: z.output<typeof confirmForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (mails === '') return this.page({ visitor, request, reply }, 422);
    const confirmed = await this.instance.confirm(mails, actorOf(visitor));
    if (confirmed === 'too-early') {
      throw new Problem('step-not-allowed', {
        detail: 'Work that has fallen due is still being done: confirm in a moment.',
      });
    }
    await reply.redirect(PATH, 303);
  }

  private async page({ visitor, request, reply }: Asked, status: 200 | 422): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const state = await this.reading.state();
    if (!state) throw new Problem('not-found');
    const page = (
      <RestoredPage context={{ ...context, path: PATH }} state={state} isUnchosen={status === 422} />
    );
    await this.pages.send(reply, status, page);
  }
}
