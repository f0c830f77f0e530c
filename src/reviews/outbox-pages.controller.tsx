import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { reachOf } from '../accounts/reach.js';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { languageOf } from '../http/problem.filter.js';
import { pageAsked, paging } from '../http/paging.shape.js';
import { OutboxReadingService, type MailSummary } from '../mail/outbox-reading.service.js';
import { whenText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import { MailPage, OutboxPage, type ListedMail } from './pages/outbox-pages.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { staffContext } from '../pages/staff/staff-context.js';

const listQuery = z.strictObject({ page: paging.page });

/** The outbox: what was written to whom, and what became of it. */
@ApiExcludeController()
@Controller('staff/outbox')
export class OutboxPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly outbox: OutboxReadingService,
  ) {}

  @Get()
  @Access('reader', 'somewhere')
  async list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { page, pageSize, skip } = pageAsked(query);
    const { items, total } = await this.outbox.list({ skip, pageSize, reach: reachOf(visitor) });
    await this.pages.send(
      reply,
      200,
      <OutboxPage
        context={context}
        kept={this.config.smtpUrl === null}
        mails={items.map((mail) => listed(mail, context))}
        paging={{ language: context.language, path: '/staff/outbox', page, pageSize, total }}
      />,
    );
  }

  /** A manager's only: the mail holds a personal link. That it was looked at is kept. */
  @Get(':id')
  @Access('manager', 'somewhere')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const mail = await this.outbox.read(id, actorOf(visitor), reachOf(visitor, 'manager'));
    const { subject, text } = mail;
    await this.pages.send(
      reply,
      200,
      <MailPage context={context} mail={{ ...listed(mail, context), subject, text }} />,
    );
  }
}

/** Times of the outbox are the service's own, in UTC. */
function listed(mail: MailSummary, { language, now }: StaffContext): ListedMail {
  const { id, to, kind, state, serverWords, createdAt, sentAt } = mail;
  return {
    id,
    to,
    kind,
    state,
    serverWords,
    when: `${whenText(language, sentAt ?? createdAt, 'UTC', now)} UTC`,
  };
}
