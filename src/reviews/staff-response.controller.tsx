import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { momentText, whenText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { ReadSection } from '../responses/pages/check-page.js';
import { readSections } from '../responses/partner-view.js';
import { fieldsOf } from '../responses/read-form.js';
import { ResponsePage } from './pages/response-page.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { LONGEST_REMARK, returning } from './reviews.shape.js';
import { ReviewsService } from './reviews.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { neighboursOf } from './neighbours.js';
import { ReviewDeskService } from './review-desk.service.js';
import type { StaffResponse } from './staff-response.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

const revision = z
  .string()
  .regex(/^\d{1,9}$/, 'Write the revision as a whole number')
  .transform(Number);
const acceptForm = z.strictObject({ _csrf: z.string().optional(), revision });
const returnForm = z.record(z.string().regex(/^(_csrf|revision|remark\.[a-z0-9_]{1,64})$/), z.string());
const pageQuery = z.strictObject({
  done: z.enum(['accepted', 'returned', 'undone']).optional(),
  show: z.enum(['changed']).optional(),
});

interface Said {
  readonly undo?: boolean;
  readonly onlyChanged?: boolean;
  readonly remarks?: ReadonlyMap<string, string>;
  readonly notice?: string | null;
  readonly errors?: readonly ErrorLine[];
}

/** The plain page on which a response is read, accepted, or returned answer by answer. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/responses/:entity')
export class StaffResponseController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly desks: ReviewDeskService,
    private readonly reviews: ReviewsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: pageQuery }) { done, show }: z.output<typeof pageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const notice = done ? pageText(context.language, `reviewed.${done}`) : null;
    await this.send(reply, 200, params, context, {
      notice,
      undo: done === 'accepted',
      onlyChanged: show === 'changed',
    });
  }

  @Post('accept')
  @Access('evaluator')
  async accept(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: acceptForm }) body: z.output<typeof acceptForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.reviews.accept({ ...params, visitor, revision: body.revision });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      return this.send(reply, 409, params, context, overtaken(context));
    }
    await reply.redirect(`${pathOf(params)}?done=accepted`, 303);
  }

  @Post('undo-acceptance')
  @Access('evaluator')
  async undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: acceptForm }) body: z.output<typeof acceptForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.reviews.undoAcceptance({ ...params, visitor, revision: body.revision });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      const context = staffContext(visitor, languageOf(request), this.clock.now());
      return this.send(reply, 409, params, context, overtaken(context));
    }
    await reply.redirect(`${pathOf(params)}?done=undone`, 303);
  }

  @Post('return')
  @Access('evaluator')
  async return(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: returnForm }) body: z.output<typeof returnForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const remarks = remarksIn(body);
    const errors = remarkErrors(remarks, context);
    if (errors.length > 0) return this.send(reply, 422, params, context, { remarks, errors });
    const read = returning.safeParse({
      questions: [...remarks].map(([question, remark]) => ({ question, remark })),
    });
    const basis = revision.safeParse(body['revision']);
    if (!read.success) throw requestProblem(read.error.issues);
    if (!basis.success) throw requestProblem(basis.error.issues);
    const asked = { ...params, visitor, revision: basis.data };
    try {
      await this.reviews.returnForClarification(asked, read.data.questions);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      return this.send(reply, 409, params, context, { ...overtaken(context), remarks });
    }
    await reply.redirect(`${pathOf(params)}?done=returned`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    params: Params,
    context: StaffContext,
    said: Said,
  ): Promise<void> {
    const desk = await this.desks.load(params.code, params.year, params.entity, context.language);
    const { loaded, differences } = desk;
    const { response, exercise, initiative } = loaded;
    const onlyChanged = said.onlyChanged === true && differences !== null;
    const sections = response.answers.size > 0 ? readSections(loaded, context.language) : [];
    const { takenBy, confirmedBy } = response;
    const path = pathOf(params);
    await this.pages.send(
      reply,
      status,
      <ResponsePage
        context={context}
        desk={desk}
        neighbours={neighboursOf(desk.states, params.entity)}
        onlyChanged={onlyChanged}
        canUndo={said.undo === true && context.mayReview && loaded.canUndo}
        path={path}
        documentHref={(id) => `${apiPathOf(params)}/documents/${encodeURIComponent(id)}`}
        back={exercisePath(params.code, params.year)}
        entityName={response.entityName}
        acronym={initiative.acronym}
        year={exercise.year}
        state={response.state}
        revision={response.revision}
        submitted={submittedText(loaded, context)}
        taken={takenBy ? { how: takenBy, confirmedBy: confirmedBy ?? '–' } : null}
        sections={onlyChanged ? changedIn(sections, differences) : sections}
        writers={writersOf(loaded, context)}
        remarks={said.remarks ?? new Map(response.remarks.map(({ question, remark }) => [question, remark]))}
        canAccept={context.mayReview && loaded.canAccept}
        canReturn={context.mayReview && loaded.canReturn}
        notice={said.notice ?? null}
        errors={said.errors ?? []}
      />,
    );
  }
}

/** Sections with the changed answers only. */
function changedIn(sections: readonly ReadSection[], changed: ReadonlyMap<string, unknown>): ReadSection[] {
  return sections.flatMap((section) => {
    const answers = section.answers.filter(({ question }) => changed.has(question.name));
    return answers.length === 0 ? [] : [{ ...section, answers }];
  });
}

/** Somebody else, an evaluator or the entity, was quicker. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && (error.key === 'stale' || error.key === 'step-not-allowed');
}

function overtaken({ language }: StaffContext): Said {
  return { errors: [{ text: pageText(language, 'staff.stale'), href: null }] };
}

/** What keeps the remarks from being sent: there are none, or one is too long. */
function remarkErrors(remarks: ReadonlyMap<string, string>, { language }: StaffContext): ErrorLine[] {
  if (remarks.size === 0) return [{ text: pageText(language, 'staff.returnNone'), href: '#return' }];
  return [...remarks]
    .filter(([, remark]) => remark.length > LONGEST_REMARK)
    .map(([question]) => ({
      text: pageText(language, 'staff.remarkLong', { count: LONGEST_REMARK }),
      href: `#remark.${question}`,
    }));
}

function pathOf({ code, year, entity }: Params): string {
  return `${exercisePath(code, year)}/responses/${encodeURIComponent(entity)}`;
}

function apiPathOf({ code, year, entity }: Params): string {
  const [initiative, exercise, response] = [code, year, entity].map(encodeURIComponent);
  return `/api/initiatives/${initiative}/exercises/${exercise}/responses/${response}`;
}

/** Remarks by question; those left blank are none. */
function remarksIn(body: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const remarks = new Map<string, string>();
  for (const [name, [text = '']] of fieldsOf(body)) {
    if (name.startsWith('remark.') && text.trim() !== '')
      remarks.set(name.slice('remark.'.length), text.trim());
  }
  return remarks;
}

function submittedText({ response, exercise }: StaffResponse, { language }: StaffContext): string | null {
  const { submittedAt, submittedBy, reference } = response;
  if (!submittedAt) return null;
  const when = momentText(language, submittedAt, exercise.timeZone);
  const by = pageText(language, 'staff.by', { name: submittedBy ?? '–', when });
  return reference ? `${by} · ${reference}` : by;
}

function writersOf({ response, exercise }: StaffResponse, { language, now }: StaffContext) {
  return new Map(
    [...response.answers.values()].map(({ question, by, at }) => [
      question,
      pageText(language, 'staff.by', {
        name: by || '–',
        when: whenText(language, at, exercise.timeZone, now),
      }),
    ]),
  );
}
