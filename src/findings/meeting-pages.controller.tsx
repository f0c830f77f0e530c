import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { MeetingPage } from './pages/meeting-page.js';
import { meetingPageOf, type TypedMinutes } from './pages/meeting-view.js';
import { Meetings } from './meetings.service.js';
import { MeetingPeople } from './meeting-people.service.js';
import { readMeeting, type TypedMeeting } from './read-meeting.js';
import { LONGEST_NAME, type FieldError } from './read-validation.js';
import { ValidationDesk } from './validation-desk.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

const csrf = { _csrf: csrfField, revision: revisionField };
const meetingForm = z.strictObject({
  ...csrf,
  date: textField,
  from: textField,
  to: textField,
  timeZone: textField,
  place: textField,
});
const cancelForm = z.strictObject(csrf);
const minutesForm = z.object({ ...csrf, others: textField, minutes: textField }).catchall(z.literal('1'));
const doneQuery = z.strictObject({ done: z.enum(['called', 'cancelled', 'written']).optional() });
const MOST_MINUTES = 20_000;

interface Said {
  readonly done?: z.output<typeof doneQuery>['done'];
  readonly errors?: readonly FieldError[];
  readonly trouble?: 'val.error.staleText' | 'val.error.notNow';
  readonly typed?: TypedMeeting;
  readonly minutes?: TypedMinutes;
}

/** E9, the meeting: who is invited gets it into the calendar; who was there and what was said is written down. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/validation/meeting')
export class MeetingPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ValidationDesk,
    private readonly meetings: Meetings,
    private readonly people: MeetingPeople,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, params, request, { done });
  }

  @Post()
  @Access('evaluator')
  async call(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: meetingForm }) form: z.output<typeof meetingForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { revision, _csrf, ...typed } = form;
    const read = readMeeting(typed, this.desk.context(visitor, languageOf(request)).now);
    if (read.kind === 'wrong')
      return this.send(reply, 422, visitor, params, request, { errors: read.errors, typed });
    const { startsAt, endsAt } = read;
    const plan = { startsAt, endsAt, timeZone: typed.timeZone, place: typed.place.trim() };
    await this.act(reply, visitor, params, request, { done: 'called', typed }, () =>
      this.meetings.call({ ...params, actor: actorOf(visitor), revision }, plan),
    );
  }

  @Post('cancel')
  @Access('evaluator')
  async cancel(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: cancelForm }) { revision }: z.output<typeof cancelForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(reply, visitor, params, request, { done: 'cancelled' }, () =>
      this.meetings.cancel({ ...params, actor: actorOf(visitor), revision }),
    );
  }

  @Post('minutes')
  @Access('evaluator')
  async write(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: minutesForm }) form: z.output<typeof minutesForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { revision, _csrf, others, minutes: text, ...checked } = form;
    const unknown = Object.keys(checked).filter((name) => !/^who\.[0-9a-f-]{36}$/.test(name));
    if (unknown.length > 0) {
      throw new Problem('invalid-request', {
        errors: unknown.slice(0, 100).map((name) => ({
          pointer: `/${name.slice(0, 100)}`,
          detail: 'This form knows no such field',
        })),
      });
    }
    const there = Object.keys(checked).map((name) => name.slice('who.'.length));
    const names = others
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const minutes = { text, others, there };
    const errors: FieldError[] = [];
    if (text.trim() === '' || text.length > MOST_MINUTES)
      errors.push({ key: 'val.error.minutes', field: 'minutes' });
    if (names.length > 100 || names.some(({ length }) => length > LONGEST_NAME))
      errors.push({ key: 'val.error.others', field: 'others' });
    if (errors.length > 0) return this.send(reply, 422, visitor, params, request, { errors, minutes });
    await this.act(reply, visitor, params, request, { done: 'written', minutes }, async () => {
      const participants = await this.people.participants(params, there, names);
      await this.meetings.write({ ...params, actor: actorOf(visitor), revision }, text.trim(), participants);
    });
  }

  private async act(
    reply: FastifyReply,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    said: Said,
    work: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem) || (error.key !== 'stale' && error.key !== 'step-not-allowed'))
        throw error;
      const trouble = error.key === 'stale' ? 'val.error.staleText' : 'val.error.notNow';
      return this.send(reply, 409, visitor, params, request, { ...said, done: undefined, trouble });
    }
    const { code, year } = params;
    await reply.redirect(`${exercisePath(code, year)}/validation/meeting?done=${said.done}`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    params: Params,
    request: FastifyRequest,
    said: Said,
  ): Promise<void> {
    const context = this.desk.context(visitor, languageOf(request));
    const { language } = context;
    const desk = await this.desk.load(params.code, params.year, language);
    const people = await this.people.of(desk.page);
    const shown = meetingPageOf(desk, people, context, visitor, said);
    const errors = [
      ...(said.trouble ? [{ text: pageText(language, said.trouble), href: null }] : []),
      ...(said.errors ?? []).map(({ key, field }) => ({ text: pageText(language, key), href: `#${field}` })),
    ];
    await this.pages.send(
      reply,
      status,
      <MeetingPage
        context={context}
        notice={said.done ? pageText(language, `val.notice.${said.done}`) : null}
        errors={errors}
        {...shown}
      />,
    );
  }
}
