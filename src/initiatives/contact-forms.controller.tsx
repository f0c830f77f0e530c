import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pointerOf } from '../http/request-shape.pipe.js';
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
import { contactsDocument } from './initiative-document.shape.js';
import { contactsIn } from './initiative-form-document.js';
import { contactsForm, type FormBody } from './initiative-form.shape.js';
import { contactFields, type FormFields } from './initiative-form.js';
import { contactOf } from './initiative-of-document.js';
import type { EntityWithContacts } from './initiative.js';
import { InitiativesService, type StoredInitiative } from './initiatives.service.js';
import { ContactsPage } from './pages/contacts-page.js';

interface Params {
  readonly code: string;
  readonly entity: string;
}

/** The people of one entity, also while an exercise runs: the way to replace an address that does not work. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/entities/:entity/contacts')
@Access('manager')
export class ContactFormsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly initiatives: InitiativesService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const stored = await this.initiatives.get(params.code);
    const form = plainForm(context.language, storedContacts(entityIn(stored, params)));
    await this.send(reply, 200, context, params, stored, stored.revision, form);
  }

  @Post()
  async save(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: contactsForm }) body: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { code, entity } = params;
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    const stored = await this.initiatives.get(code);
    entityIn(stored, params);
    const revision = revisionIn(body);
    const typed = typedIn(body);
    const list = listAsked(body);
    if (list) {
      return this.send(reply, 200, context, params, stored, revision, roomierForm(language, typed, list));
    }
    const read = contactsDocument.safeParse(contactsIn(typed, 'contacts'));
    if (!read.success) {
      const places = read.error.issues.map(({ path, message }) => ({
        pointer: `/contacts${pointerOf(path)}`,
        detail: message,
      }));
      return this.send(reply, 422, context, params, stored, revision, refusedForm(language, typed, places));
    }
    try {
      const change = { revision, actor: actorOf(visitor) };
      await this.initiatives.setContacts(code, entity, read.data.map(contactOf), change);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'stale') throw error;
      const current = await this.initiatives.get(code);
      const form = overtakenForm(language, typed, storedContacts(entityIn(current, params)));
      return this.send(reply, 409, context, params, current, current.revision, form);
    }
    await reply.redirect(`${initiativePath(code)}?done=contacts`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    context: StaffContext,
    params: Params,
    stored: StoredInitiative,
    revision: number,
    shown: ShownForm,
  ): Promise<void> {
    const path = initiativePath(params.code);
    await this.pages.send(
      reply,
      status,
      <ContactsPage
        context={context}
        path={`${path}/entities/${encodeURIComponent(params.entity)}/contacts`}
        back={{ href: path, text: stored.initiative.acronym }}
        entityName={entityIn(stored, params).name}
        revision={revision}
        {...shown}
      />,
    );
  }
}

function entityIn({ initiative }: StoredInitiative, { entity }: Params): EntityWithContacts {
  const found = initiative.entities.find(({ key }) => key === entity);
  if (!found) throw new Problem('not-found');
  return found;
}

/** The contacts as fields; with room for one where there is none. */
function storedContacts({ contacts }: EntityWithContacts): FormFields {
  const fields = contacts.flatMap((contact, index) => contactFields(contact, `contacts.${index}`));
  return new Map(fields.length > 0 ? fields : [['contacts.0.name', '']]);
}
