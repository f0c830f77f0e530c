import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { initiativePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import {
  listAsked,
  overtakenForm,
  plainForm,
  refusedForm,
  revisionIn,
  roomierForm,
  typedIn,
  type ShownForm,
} from './form-reading.js';
import { initiativeDocument } from './initiative-document.shape.js';
import { documentIn } from './initiative-form-document.js';
import { initiativeForm, type FormBody } from './initiative-form.shape.js';
import { emptyForm, formOf, type FormFields } from './initiative-form.js';
import { initiativeOf } from './initiative-of-document.js';
import { InitiativesService, type StoredInitiative } from './initiatives.service.js';
import { InitiativeFormPage } from './pages/initiative-form-page.js';

/** The forms in which an initiative is written: the same document as the API takes, field by field. */
@ApiExcludeController()
@Controller('staff/initiatives')
@Access('manager')
export class InitiativeFormsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly initiatives: InitiativesService,
  ) {}

  @Get('new')
  async blank(
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const form = plainForm(context.language, emptyForm(Number(context.now.slice(0, 4))));
    await this.sendNew(reply, 200, context, form);
  }

  @Post('new')
  async create(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: initiativeForm }) body: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const typed = typedIn(body);
    const list = listAsked(body);
    if (list) return this.sendNew(reply, 200, context, roomierForm(language, typed, list));
    try {
      const { initiative } = await this.initiatives.create(checked(typed), actorOf(visitor));
      await reply.redirect(`${initiativePath(initiative.code)}?done=created`, 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const form = refusedForm(language, typed, error.details.errors ?? []);
      await this.sendNew(reply, error.key === 'already-exists' ? 409 : 422, context, form);
    }
  }

  @Get(':code/edit')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const stored = await this.initiatives.get(code);
    const form = plainForm(context.language, formOf(stored.initiative));
    await this.sendEdit(reply, 200, context, stored, stored.revision, form);
  }

  @Post(':code/edit')
  async replace(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Body({ schema: initiativeForm }) body: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const stored = await this.initiatives.get(code);
    const revision = revisionIn(body);
    const typed = new Map(typedIn(body)).set('code', code);
    const list = listAsked(body);
    if (list) return this.sendEdit(reply, 200, context, stored, revision, roomierForm(language, typed, list));
    try {
      await this.initiatives.replace(code, checked(typed), revision, actorOf(visitor));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.key === 'stale') {
        // Read again: the revision now shown is the one that both texts stand for.
        const current = await this.initiatives.get(code);
        const form = overtakenForm(language, typed, formOf(current.initiative));
        return this.sendEdit(reply, 409, context, current, current.revision, form);
      }
      const form = refusedForm(language, typed, error.details.errors ?? []);
      return this.sendEdit(reply, error.key === 'in-use' ? 409 : 422, context, stored, revision, form);
    }
    await reply.redirect(`${initiativePath(code)}?done=saved`, 303);
  }

  private sendNew(
    reply: FastifyReply,
    status: number,
    context: StaffContext,
    shown: ShownForm,
  ): Promise<void> {
    return this.pages.send(
      reply,
      status,
      <InitiativeFormPage
        context={context}
        path="/staff/initiatives/new"
        back={{ href: '/staff/windows', text: pageText(context.language, 'windows.title') }}
        code={null}
        title={pageText(context.language, 'form.newTitle')}
        revision={null}
        {...shown}
      />,
    );
  }

  private sendEdit(
    reply: FastifyReply,
    status: number,
    context: StaffContext,
    { initiative: { code, acronym } }: StoredInitiative,
    revision: number,
    shown: ShownForm,
  ): Promise<void> {
    return this.pages.send(
      reply,
      status,
      <InitiativeFormPage
        context={context}
        path={`${initiativePath(code)}/edit`}
        back={{ href: initiativePath(code), text: acronym }}
        code={code}
        title={pageText(context.language, 'form.editTitle', { acronym })}
        revision={revision}
        {...shown}
      />,
    );
  }
}

/** The initiative that a form describes; a problem with a pointer for everything that is wrong. */
function checked(typed: FormFields) {
  const read = initiativeDocument.safeParse(documentIn(typed));
  if (!read.success) throw requestProblem(read.error.issues);
  return initiativeOf(read.data);
}

function isRefusal(error: unknown): error is Problem {
  return (
    error instanceof Problem && ['invalid-request', 'already-exists', 'in-use', 'stale'].includes(error.key)
  );
}
