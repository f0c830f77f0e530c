import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../../accounts/access.decorator.js';
import { languageOf } from '../../http/problem.filter.js';
import { Pages } from '../../pages/pages.service.js';
import { FollowAsking } from './follow-asking.service.js';
import { followForm, followQuery } from './follow.shape.js';
import { FollowPage, FollowSentPage } from './pages/follow-page.js';
import { choiceOf } from './topic.js';

/** What can be followed, and asking to; the answer is the same whatever is known of the address. */
@ApiExcludeController()
@Controller('follow')
@Access('public')
export class FollowController {
  constructor(
    private readonly pages: Pages,
    private readonly asking: FollowAsking,
  ) {}

  @Get()
  async form(
    @Query({ schema: followQuery }) { lang, initiative, window }: z.output<typeof followQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = lang ?? languageOf(request);
    const offered = await this.asking.offered();
    const wanted = initiative === undefined ? `window:${window ?? ''}` : `initiative:${initiative}`;
    // What is not offered is not chosen, whether or not it is there.
    const topic = offered.some((one) => choiceOf(one) === wanted) ? wanted : '';
    const text = this.asking.text(language);
    await this.pages.send(
      reply,
      200,
      <FollowPage
        language={language}
        offered={offered}
        text={text}
        fields={{ topic, email: '', language }}
        faults={[]}
      />,
    );
  }

  @Post()
  @HttpCode(200)
  async ask(
    @Body({ schema: followForm }) form: z.output<typeof followForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { language } = form;
    const fields = { topic: form.topic ?? '', email: form.email ?? '', language };
    const offered = await this.asking.offered();
    const agreed = { text: form.text ?? '', agrees: form.agree === 'yes' };
    const faults = await this.asking.ask({ ...fields, ...agreed }, offered, request.ip);
    if (faults.length === 0) {
      return this.pages.send(reply, 200, <FollowSentPage language={language} email={fields.email.trim()} />);
    }
    const text = this.asking.text(language);
    const page = (
      <FollowPage language={language} offered={offered} text={text} fields={fields} faults={faults} />
    );
    await this.pages.send(reply, 422, page);
  }
}
