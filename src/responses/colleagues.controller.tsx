import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ColleaguesService, MOST_COLLEAGUES } from '../invitations/colleagues.service.js';
import { textIn } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { readColleague, readReach } from './colleague-form.js';
import { colleagueForm, reachForm } from './colleagues.shape.js';
import { linkStatus } from './link-status.js';
import { ColleaguesPage } from './pages/colleagues-page.js';
import type { PartnerView } from './partner-view.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { fieldsOf, type Fields } from './read-form.js';

const DONE = ['sent', 'ended', 'given'] as const;
const doneQuery = z.strictObject({ done: z.enum(DONE).optional() });
const NO_FIELDS: Fields = new Map();

interface Said {
  readonly fields?: Fields;
  readonly errors?: readonly ErrorLine[];
  readonly notice?: string | null;
}

/** P7: a contact shares the response with colleagues, each by a link of their own. */
@ApiExcludeController()
@Controller('answer/colleagues')
@Access('partner')
export class ColleaguesController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly colleagues: ColleaguesService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.viewOf(visitor);
    const notice = done ? pageText(view.context.language, `colleagues.done.${done}`) : null;
    await this.send(reply, 200, visitor, view, { notice });
  }

  @Post()
  async ask(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: colleagueForm }) body: z.output<typeof colleagueForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const view = await this.viewOf(visitor);
    const { language } = view.context;
    const read = readColleague(fields, namesOf(view), language);
    if (read.kind === 'wrong') return this.send(reply, 422, visitor, view, { fields, errors: read.errors });
    const outcome = await this.colleagues.add(visitor, read.wanted);
    const again = (status: number, text: string, href: string | null = '#email') =>
      this.send(reply, status, visitor, view, { fields, errors: [{ text, href }] });
    switch (outcome.kind) {
      case 'added':
        return void (await reply.redirect(`/answer/colleagues?done=sent#person-${outcome.id}`, 303));
      case 'has-link':
        return again(409, pageText(language, 'colleagues.hasLink', { name: outcome.name }));
      case 'too-many':
        return again(409, pageText(language, 'colleagues.tooMany', { count: MOST_COLLEAGUES }), null);
      case 'closed':
        return again(409, pageText(language, 'section.closedNow'), null);
      default:
        return outcome satisfies never;
    }
  }

  @Post(':id/send')
  async sendAgain(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('id') id: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.colleagues.sendAgain(visitor, id);
    await reply.redirect(`/answer/colleagues?done=sent#person-${id}`, 303);
  }

  @Post(':id/end')
  async end(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('id') id: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.colleagues.end(visitor, id);
    await reply.redirect(`/answer/colleagues?done=ended#person-${id}`, 303);
  }

  @Post(':id/sections')
  async giveSections(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('id') id: string,
    @Body({ schema: reachForm }) body: z.output<typeof reachForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.viewOf(visitor);
    const reach = readReach(fieldsOf(body), namesOf(view), view.context.language, `sections-${id}`);
    if (reach.kind === 'wrong') return this.send(reply, 422, visitor, view, { errors: reach.errors });
    await this.colleagues.giveSections(visitor, id, reach.sections);
    await reply.redirect(`/answer/colleagues?done=given#person-${id}`, 303);
  }

  /** Colleagues ask nobody else: they find nothing here. */
  private async viewOf(visitor: PartnerVisitor): Promise<PartnerView> {
    if (visitor.colleague !== null) throw new Problem('not-found');
    return this.forms.load(visitor);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: PartnerVisitor,
    view: PartnerView,
    said: Said,
  ): Promise<void> {
    const { context, sections } = view;
    const people = await this.colleagues.list(visitor);
    await this.pages.send(
      reply,
      status,
      <ColleaguesPage
        context={context}
        people={people.map((person) => ({
          ...person,
          status: linkStatus(person),
          isEnded: person.state === 'revoked',
        }))}
        sections={sections.map(({ name, title }) => ({ name, title: textIn(title, context.language).text }))}
        writable={view.writing === 'all'}
        fields={said.fields ?? NO_FIELDS}
        errors={said.errors ?? []}
        notice={said.notice ?? null}
      />,
    );
  }
}

const namesOf = ({ sections }: PartnerView) => sections.map(({ name }) => name);
