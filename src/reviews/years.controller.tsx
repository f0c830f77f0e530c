import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { linesOf } from '../responses/pages/answer-text.js';
import type { StoredAnswer } from '../responses/response.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { noteName } from '../responses/change-notes.js';
import type { YearBefore } from '../responses/year-before.js';
import { yearDifference } from '../questionnaires/year-difference.js';
import { YearsPage, type ShownPair } from './pages/years-page.js';
import { LONGEST_NOTE, markForm, yearsQuery, type MarkForm, type YearsQuery } from './years.shape.js';
import { YearsService, type EntityYears, type MarkedPair } from './years.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

interface Said {
  readonly all?: boolean;
  readonly notice?: string | null;
  /** A mark that could not be kept, as it was typed. */
  readonly typed?: { readonly form: MarkForm; readonly error: string } | null;
}

/** E7: what an entity answered last time and now, side by side. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/years')
export class YearsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly years: YearsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: yearsQuery }) { entity, show, done }: YearsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const years = await this.years.of(params.code, params.year, entity);
    const language = languageOf(request);
    const notice = done ? pageText(language, `years.done.${done}`) : null;
    await this.send(reply, request, 200, visitor, years, { all: show === 'all', notice });
  }

  @Post()
  @Access('evaluator')
  async mark(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: markForm }) form: MarkForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { entity, question, mark, revision } = form;
    const note = form.note.trim();
    const refuse = async (status: number, error: string) => {
      const years = await this.years.of(params.code, params.year, entity);
      await this.send(reply, request, status, visitor, years, { typed: { form, error } });
    };
    const language = languageOf(request);
    if (note.length > LONGEST_NOTE)
      return refuse(422, pageText(language, 'years.noteLong', { count: LONGEST_NOTE }));
    try {
      const wanted = mark === 'none' ? null : mark;
      await this.years.mark({
        ...params,
        entity,
        question,
        mark: wanted,
        note,
        revision,
        actor: actorOf(visitor),
      });
    } catch (error) {
      if (error instanceof Problem && error.key === 'stale')
        return refuse(409, pageText(language, 'years.stale'));
      if (error instanceof Problem && error.key === 'step-not-allowed')
        return refuse(409, pageText(language, 'years.over'));
      throw error;
    }
    const path = `${exercisePath(params.code, params.year)}/years`;
    const query = new URLSearchParams({ entity, show: 'all', done: mark === 'none' ? 'taken-back' : 'kept' });
    await reply.redirect(`${path}?${query}#q-${question}`, 303);
  }

  private async send(
    reply: FastifyReply,
    request: FastifyRequest,
    status: number,
    visitor: StaffVisitor,
    years: EntityYears,
    { all = true, notice = null, typed = null }: Said,
  ): Promise<void> {
    const { exercise, initiative, earlier } = years;
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const lines = (question: Question, answer: StoredAnswer | null) =>
      linesOf(question, answer?.value ?? null, language);
    const shown = (pair: MarkedPair): ShownPair => ({
      ...pair,
      earlierLines: lines(pair.earlierQuestion ?? pair.question, pair.earlier),
      nowLines: lines(pair.question, pair.now),
      changed: changedIn(pair, years.before),
    });
    const pairs = years.pairs.filter(({ kind }) => all || kind !== 'same').map(shown);
    await this.pages.send(
      reply,
      status,
      <YearsPage
        context={context}
        exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
        earlierYear={earlier?.year ?? null}
        entities={exercise.partnership?.entities ?? []}
        entity={years.entity}
        isNew={years.isNew}
        pairs={pairs}
        alike={years.pairs.filter(({ kind }) => kind === 'same').length}
        all={all}
        mayMark={context.mayReview && exercise.state !== 'published' && exercise.state !== 'cancelled'}
        notice={notice}
        typed={typed}
        before={years.before}
        sections={years.sections}
        zone={exercise.timeZone}
      />,
    );
  }
}

/** What the entity says of a difference; null where its two answers are not compared, or do not differ. */
function changedIn(
  { question, earlierQuestion, earlier, now }: MarkedPair,
  before: YearBefore | null,
): ShownPair['changed'] {
  if (!earlierQuestion || !earlier || !now) return null;
  const then = { question: earlierQuestion, value: earlier.value };
  if (yearDifference(then, { question, value: now.value }) !== 'different') return null;
  const note = before?.notes.get(noteName({ kind: 'changed', about: question.name }));
  return { note: note && note.value !== null ? note : null };
}
