import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { MailKinds } from './mail-kinds.service.js';
import { MessagesPage } from './pages/messages-page.js';

const messagesQuery = z.strictObject({
  kind: z.string().max(30).optional(),
  language: z.enum(LANGUAGES).optional(),
});

/** M8: every kind of mail as it reads in each language, with invented people. */
@ApiExcludeController()
@Controller('staff/messages')
export class MessagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly kinds: MailKinds,
  ) {}

  @Get()
  @Access('reader', 'somewhere')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: messagesQuery }) query: z.output<typeof messagesQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const all = this.kinds.all();
    const shown = query.kind === undefined ? all[0] : this.kinds.get(query.kind);
    if (!shown) throw new Problem('not-found');
    const language = query.language ?? context.language;
    await this.pages.send(
      reply,
      200,
      <MessagesPage
        context={context}
        kinds={all.map(({ kind }) => kind)}
        kind={shown.kind}
        language={language}
        from={this.config.mailFrom}
        mail={shown.example(language, shown.words[language])}
      />,
    );
  }
}
