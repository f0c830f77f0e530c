import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { whenText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { StaffQuotesPage, type StaffQuote } from './pages/staff-quotes-page.js';
import { attributionText } from './quote-attribution.js';
import { ValidationDesk, type Desk } from './validation-desk.service.js';
import { entityNames, nameOf } from './wording.js';

/** What may be quoted, as evaluators see it. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/validation/quotes')
export class QuotePagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ValidationDesk,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: { readonly code: string; readonly year: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = this.desk.context(visitor, languageOf(request));
    const desk = await this.desk.load(code, year, context.language);
    const { exercise, initiative } = desk.page;
    await this.pages.send(
      reply,
      200,
      <StaffQuotesPage
        context={context}
        exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
        quotes={quotesOf(desk, context)}
      />,
    );
  }
}

function quotesOf({ page, speech }: Desk, { language, now }: StaffContext): readonly StaffQuote[] {
  const { exercise, quotes } = page;
  const entities = exercise.partnership?.entities ?? [];
  const names = entityNames(entities);
  return quotes.map((quote) => {
    const name = nameOf(names, quote.entity);
    const role = entities.find(({ key }) => key === quote.entity)?.role ?? 'other';
    const { decidedAt } = quote;
    return {
      entity: name,
      text: quote.text,
      language: quote.language,
      by: attributionText(speech, quote, quote.attribution, { entity: name, role }),
      approval: quote.approval,
      isOwn: quote.source === 'answer',
      decided: decidedAt && whenText(language, decidedAt, exercise.timeZone, now),
      isChangedSince: exercise.publishedAt !== null && decidedAt !== null && decidedAt > exercise.publishedAt,
    };
  });
}
