import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, isStorable } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import type { Language } from '../language.js';
import { whenText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { StaffQuotesPage, type StaffQuote } from './pages/staff-quotes-page.js';
import { attributionText } from './quote-attribution.js';
import { QuoteProposals } from './quote-proposals.service.js';
import { ValidationDesk, type Desk } from './validation-desk.service.js';
import { entityNames, nameOf } from './wording.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

const passageForm = z.strictObject({ _csrf: csrfField, passage: z.string().max(36).refine(isStorable) });
type PassageForm = z.output<typeof passageForm>;
const doneQuery = z.strictObject({
  done: z.enum(['asked', 'taken-back']).optional(),
  passage: z.string().max(36).refine(isStorable).optional(),
});

interface Said {
  readonly done?: z.output<typeof doneQuery>;
  readonly trouble?: boolean;
}

/** What may be quoted, as evaluators see it, and what they would like to quote. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/validation/quotes')
export class QuotePagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ValidationDesk,
    private readonly proposals: QuoteProposals,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: doneQuery }) done: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, params, request, { done });
  }

  @Post()
  @Access('evaluator')
  async propose(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) { passage }: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { ...params, actor: actorOf(visitor), revision: null };
    const done = `asked&passage=${encodeURIComponent(passage)}`;
    await this.act(reply, visitor, params, request, done, () => this.proposals.propose(asked, passage));
  }

  @Post('take-back')
  @Access('evaluator')
  async takeBack(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) { passage }: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { ...params, actor: actorOf(visitor), revision: null };
    await this.act(reply, visitor, params, request, 'taken-back', () =>
      this.proposals.takeBack(asked, passage),
    );
  }

  private async act(
    reply: FastifyReply,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    done: string,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'step-not-allowed') throw error;
      return this.send(reply, 409, visitor, params, request, { trouble: true });
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/validation/quotes?done=${done}`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    { code, year }: Params,
    request: FastifyRequest,
    { done, trouble }: Said,
  ): Promise<void> {
    const context = this.desk.context(visitor, languageOf(request));
    const { language } = context;
    const desk = await this.desk.load(code, year, language);
    const { exercise, initiative } = desk.page;
    const names = entityNames(exercise.partnership?.entities ?? []);
    const place = { window: initiative.window, code: initiative.code };
    const mayAct = mayEnter(visitor, 'evaluator', place) && exercise.state !== 'published';
    const exemplars = mayAct ? await this.proposals.exemplars(exercise.id) : [];
    await this.pages.send(
      reply,
      status,
      <StaffQuotesPage
        context={context}
        exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
        quotes={quotesOf(desk, context)}
        exemplars={exemplars.map((one) => ({ ...one, entity: nameOf(names, one.entity) }))}
        mayAct={mayAct}
        notice={noticeOf(language, done)}
        trouble={trouble ? pageText(language, 'val.error.stale') : null}
      />,
    );
  }
}

function noticeOf(language: Language, done: Said['done']) {
  if (!done?.done) return null;
  return {
    text: pageText(language, `val.notice.${done.done}`),
    undo: done.done === 'asked' ? (done.passage ?? null) : null,
  };
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
