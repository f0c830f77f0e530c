import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField } from '../http/form.shape.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { isLanguage } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Access } from './access.decorator.js';
import { actorOf, type Grant, type StaffVisitor } from './access.js';
import { csrfForm } from './csrf-form.shape.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { GrantForms } from './grant-forms.service.js';
import { grantFields, type GrantFault } from './grant-form.shape.js';
import { PeoplePage, type InviteFault } from './pages/people-page.js';
import { PersonPage, type PersonFault } from './pages/person-page.js';
import { addressIn, nameIn } from './sign-in.shape.js';
import { StaffPeople } from './staff-people.service.js';

const PATH = '/staff/people';
const typed = z.string().max(500);
const doneQuery = z.object({
  done: z.string().max(30).optional(),
  grant: z.string().max(36).optional(),
  reach: z.string().max(12).optional(),
  staffRole: z.string().max(12).optional(),
  window: z.string().max(4).optional(),
  initiative: z.string().max(40).optional(),
});
const inviteForm = z.strictObject({
  _csrf: csrfField,
  name: typed,
  email: typed,
  language: typed,
  ...grantFields,
});
const grantForm = z.strictObject({ _csrf: csrfField, ...grantFields });
const withdrawForm = z.strictObject({ _csrf: csrfField, grant: z.string().max(36) });

interface Asked {
  readonly visitor: StaffVisitor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** M9: the people of the staff, what they may do, and where. A manager of everything keeps them. */
@ApiExcludeController()
@Controller('staff/people')
@Access('manager')
export class PeopleController {
  constructor(
    private readonly people: StaffPeople,
    private readonly forms: GrantForms,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showAll({ visitor, request, reply }, 200);
  }

  @Post()
  async invite(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: inviteForm }) form: z.output<typeof inviteForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    const name = nameIn(form.name);
    const email = addressIn(form.email);
    const grant = await this.forms.read(form);
    const faults: InviteFault[] = [];
    if (name === null) faults.push('name');
    if (email === null) faults.push('email');
    if (typeof grant === 'string') faults.push(grant);
    if (name === null || email === null || typeof grant === 'string')
      return this.showAll(asked, 422, form, faults);
    const language = isLanguage(form.language) ? form.language : 'en';
    const invited = await this.people.invite({ name, email, language, grant }, actorOf(visitor));
    if (invited === 'known-address') return this.showAll(asked, 422, form, [invited]);
    await reply.redirect(`${PATH}/${invited}?done=invited`, 303);
  }

  @Get(':id')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Query({ schema: doneQuery }) done: z.output<typeof doneQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showOne({ visitor, request, reply }, 200, id, { done });
  }

  @Post(':id/grants')
  async give(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Body({ schema: grantForm }) form: z.output<typeof grantForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { visitor, request, reply };
    const grant = await this.forms.read(form);
    if (typeof grant === 'string') return this.showOne(asked, 422, id, { form, fault: grant });
    const given = await this.people.give(id, grant, actorOf(visitor));
    if (typeof given === 'string') return this.showOne(asked, 422, id, { form, fault: given });
    await reply.redirect(`${PATH}/${id}?done=granted&grant=${given.grantId}`, 303);
  }

  @Post(':id/grants/withdraw')
  async withdraw(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Body({ schema: withdrawForm }) { grant }: z.output<typeof withdrawForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const taken = await this.people.withdraw(id, grant, actorOf(visitor));
    await this.after({ visitor, request, reply }, id, taken, 'withdrawn');
  }

  @Post(':id/disable')
  async disable(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await this.people.disable(id, actorOf(visitor));
    await this.after({ visitor, request, reply }, id, done, 'disabled');
  }

  @Post(':id/enable')
  async enable(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await this.people.enable(id, actorOf(visitor));
    await this.after({ visitor, request, reply }, id, done, 'enabled');
  }

  @Post(':id/reset')
  async reset(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('id') id: string,
    @Body({ schema: csrfForm }) _body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await this.people.reset(id, actorOf(visitor));
    await this.after({ visitor, request, reply }, id, done, 'reset');
  }

  /** On to the page with what was done, by which it can be undone; or the page with what stands against it. */
  private async after(asked: Asked, id: string, result: Grant | string, done: string): Promise<void> {
    if (typeof result === 'string' && result !== 'done')
      return this.showOne(asked, 409, id, { fault: result as PersonFault });
    const undo = typeof result === 'string' ? {} : this.forms.written(result);
    const query = new URLSearchParams({ done, ...undo });
    await asked.reply.redirect(`${PATH}/${id}?${query.toString()}`, 303);
  }

  private async showAll(
    { visitor, request, reply }: Asked,
    status: number,
    form: Readonly<Record<string, string | undefined>> = {},
    faults: readonly InviteFault[] = [],
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const people = await this.forms.reading.list();
    const page = <PeoplePage context={context} people={people} form={form} faults={faults} />;
    await this.pages.send(reply, status, page);
  }

  private async showOne(
    { visitor, request, reply }: Asked,
    status: number,
    id: string,
    shown: {
      readonly done?: z.output<typeof doneQuery>;
      readonly form?: Readonly<Record<string, string | undefined>>;
      readonly fault?: PersonFault | GrantFault;
    },
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const person = await this.forms.reading.get(id);
    const page = (
      <PersonPage
        context={context}
        person={person}
        done={shown.done ?? {}}
        form={shown.form ?? {}}
        fault={shown.fault ?? null}
      />
    );
    await this.pages.send(reply, status, page);
  }
}
