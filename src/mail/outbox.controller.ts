import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { reachOf } from '../accounts/reach.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { pageAsked, paging, type PageOf } from '../http/paging.shape.js';
import type { MailContent } from './mail-kind.js';
import { MAIL_STATES } from './mail.entity.js';
import { mailAnswer, mailList } from './mail-answer.shape.js';
import { OutboxReadingService, type MailSummary } from './outbox-reading.service.js';

const listQuery = z.strictObject({
  ...paging,
  state: z.enum(MAIL_STATES, `Write one of ${MAIL_STATES.join(', ')}`).optional(),
  kind: z
    .string()
    .regex(/^[a-z-]{1,30}$/, 'Write a kind of mail, such as invitation')
    .optional(),
});

@ApiTags('outbox')
@Controller('api/outbox')
export class OutboxController {
  constructor(private readonly reading: OutboxReadingService) {}

  @Get()
  @Access('reader', 'somewhere')
  @ApiAnswer({ shape: mailList })
  @ApiOperation({ summary: 'Mails with their states and the words of the mail server, newest first' })
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @CurrentVisitor() visitor: StaffVisitor,
  ): Promise<PageOf<MailSummary>> {
    const { page, pageSize, skip } = pageAsked(query);
    const { items, total } = await this.reading.list({ ...query, skip, pageSize, reach: reachOf(visitor) });
    return { items, total, page, pageSize };
  }

  /** A manager's only: the mail shows a personal link, with which one could write in a partner's name. */
  @Get(':id')
  @Access('manager', 'somewhere')
  @ApiAnswer({ shape: mailAnswer })
  @ApiOperation({ summary: 'One mail in full, with its personal link; that it was looked at is kept' })
  read(@Param('id') id: string, @CurrentVisitor() visitor: StaffVisitor): Promise<MailSummary & MailContent> {
    return this.reading.read(id, actorOf(visitor), reachOf(visitor, 'manager'));
  }
}
