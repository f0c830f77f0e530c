import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import {
  settlementForm,
  tiesQuery,
  withdrawalForm,
  type SettlementForm,
  type TiesQuery,
  type WithdrawalForm,
} from './compare.shape.js';
import { tieId } from './pages/tie-id.js';
import type { TypedSettlement } from './pages/tie-view.js';
import { TiesPage } from './pages/ties-page.js';
import { LONGEST_REASON, settlementErrors } from './read-settlement.js';
import { ShownTies } from './shown-ties.service.js';
import { sortedPair } from './ties.js';
import { isOpenForSettling, TieSettlementsService } from './tie-settlements.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

interface Said {
  readonly query?: TiesQuery;
  readonly typed?: TypedSettlement | null;
  readonly errors?: readonly ErrorLine[];
}

const pathOf = ({ code, year }: Params) => `${exercisePath(code, year)}/compare/ties`;

/** Evaluators settle here, in writing, whether a one-sided tie counts. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/compare/ties')
export class TiesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly ties: ShownTies,
    private readonly settlements: TieSettlementsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: tiesQuery }) query: TiesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, params, request, { query });
  }

  @Post()
  @Access('evaluator')
  async settle(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: settlementForm }) form: SettlementForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const { a, b, when } = form;
    const wrong = settlementErrors(form);
    if (Object.keys(wrong).length > 0) {
      const { exercise } = await this.ties.of(params.code, params.year);
      const nameOf = (entity: string) =>
        exercise.partnership?.entities.find(({ key }) => key === entity)?.name ?? entity;
      const names = { a: nameOf(a), b: nameOf(b) };
      const errors = {
        ...(wrong.counts ? { counts: pageText(language, 'ties.error.counts', names) } : {}),
        ...(wrong.reason
          ? { reason: pageText(language, `ties.error.${wrong.reason}`, { ...names, count: LONGEST_REASON }) }
          : {}),
      };
      const lines = Object.entries(errors).map(([field, text]) => ({ text, href: hrefOf(form, field) }));
      return this.send(reply, 422, visitor, params, request, { typed: { form, errors }, errors: lines });
    }
    try {
      await this.settlements.settle(
        // An empty tag says that nothing was settled; one that fits nothing lets a settlement made since be seen first.
        { ...params, a, b, actor: actorOf(visitor), tag: form.tag || 'none' },
        { when, counts: form.counts === 'yes', reason: form.reason.trim() },
      );
    } catch (error) {
      const key = refusalOf(error);
      const errors = [{ text: pageText(language, `ties.error.${key}`), href: hrefOf(form) }];
      return this.send(reply, 409, visitor, params, request, { typed: { form, errors: {} }, errors });
    }
    await reply.redirect(doneAt(params, form.tag === '' ? 'settled' : 'changed', form), 303);
  }

  @Post('withdraw')
  @Access('evaluator')
  async withdraw(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: withdrawalForm }) form: WithdrawalForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { a, b, when, tag } = form;
    try {
      await this.settlements.withdraw({ ...params, a, b, actor: actorOf(visitor), tag }, when);
    } catch (error) {
      const key = refusalOf(error) === 'stale' ? 'gone' : 'notNow';
      const text = pageText(languageOf(request), `ties.error.${key}`);
      const errors = [{ text, href: hrefOf(form) }];
      return this.send(reply, 409, visitor, params, request, { errors });
    }
    await reply.redirect(doneAt(params, 'withdrawn', form), 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    { query = {}, typed = null, errors = [] }: Said,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const desk = await this.ties.of(params.code, params.year);
    const { state, partnership } = desk.exercise;
    const { done, when = 'now', a = '', b = '' } = query;
    const isKnown = [a, b].every((entity) => partnership?.entities.some(({ key }) => key === entity));
    await this.pages.send(
      reply,
      status,
      <TiesPage
        context={context}
        desk={desk}
        path={pathOf(params)}
        back={`${exercisePath(params.code, params.year)}/compare`}
        maySettle={context.mayReview && partnership !== null && isOpenForSettling(state)}
        done={done && isKnown ? { what: done, when, pair: sortedPair(a, b) } : null}
        typed={typed}
        errors={errors}
      />,
    );
  }
}

/** The two refusals a page answers itself; any other goes its way. */
function refusalOf(error: unknown): 'stale' | 'notNow' {
  if (error instanceof Problem && error.key === 'stale') return 'stale';
  if (error instanceof Problem && error.key === 'step-not-allowed') return 'notNow';
  throw error;
}

function hrefOf({ when, a, b }: WithdrawalForm, field?: string): string {
  const id = tieId(when, sortedPair(a, b));
  return field ? `#${id}.${field}` : `#${id}`;
}

function doneAt(
  params: Params,
  done: NonNullable<TiesQuery['done']>,
  { when, a, b }: WithdrawalForm,
): string {
  return `${pathOf(params)}?${new URLSearchParams({ done, when, a, b })}`;
}
