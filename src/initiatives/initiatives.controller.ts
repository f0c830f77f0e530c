import { Body, Controller, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor, type Visitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { reachOf } from '../accounts/reach.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision } from '../http/if-match.js';
import { pageAsked, paging, type PageOf } from '../http/paging.shape.js';
import { Problem } from '../problem.js';
import {
  contactsDocument,
  initiativeDocument,
  type InitiativeDocumentInput,
} from './initiative-document.shape.js';
import { contactOf, initiativeOf } from './initiative-of-document.js';
import { InitiativesService, type StoredInitiative } from './initiatives.service.js';
import type { Initiative } from './initiative.js';
import { initiativeAnswer, initiativeList } from './initiative-answer.shape.js';

const listQuery = z.strictObject({
  ...paging,
  window: z
    .string()
    .regex(/^\d{4}$/, 'Write the year of a call, such as 2021')
    .transform(Number)
    .optional(),
});

type ContactsInput = z.output<typeof contactsDocument>;
type InitiativeBody = Initiative & { readonly revision: number };

@ApiTags('initiatives')
@Controller('api/initiatives')
export class InitiativesController {
  constructor(private readonly initiatives: InitiativesService) {}

  @Post()
  @Access('manager')
  @ApiAnswer({ shape: initiativeAnswer, tagged: true, refuses: ['already-exists'] })
  @ApiOperation({ summary: 'Creates an initiative with its entities and contacts from one document' })
  async create(
    @Body({ schema: initiativeDocument }) document: InitiativeDocumentInput,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeBody> {
    const stored = await this.initiatives.create(initiativeOf(document), actorOf(visitor));
    reply.header('location', `/api/initiatives/${stored.initiative.code}`);
    return answer(reply, stored);
  }

  @Put(':code')
  @Access('manager')
  @ApiAnswer({ shape: initiativeAnswer, tagged: true, refuses: ['in-use'] })
  @ApiOperation({ summary: 'Replaces an initiative; If-Match carries the revision it is based on' })
  async replace(
    @Param('code') code: string,
    @Body({ schema: initiativeDocument }) document: InitiativeDocumentInput,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeBody> {
    await this.initiatives.get(code);
    if (document.code !== code) {
      throw new Problem('invalid-request', {
        detail: 'Nothing was changed.',
        errors: [{ pointer: '/code', detail: `The code is ${code} in the address; a code never changes` }],
      });
    }
    const revision = revisionOf(request);
    const stored = await this.initiatives.replace(code, initiativeOf(document), revision, actorOf(visitor));
    return answer(reply, stored);
  }

  @Get()
  @Access('reader', 'somewhere')
  @ApiAnswer({ shape: initiativeList })
  @ApiOperation({ summary: 'Lists initiatives, newest window first' })
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @CurrentVisitor() visitor: StaffVisitor,
  ): Promise<PageOf<object>> {
    const { page, pageSize, skip } = pageAsked(query);
    const asked = { skip, pageSize, window: query.window, reach: reachOf(visitor) };
    const { items, total } = await this.initiatives.list(asked);
    return {
      items: items.map(({ document, revision }) => ({ ...document, revision })),
      total,
      page,
      pageSize,
    };
  }

  @Get(':code')
  @Access('reader')
  @ApiAnswer({ shape: initiativeAnswer, tagged: true })
  @ApiOperation({ summary: 'One initiative with its entities, contacts and officer' })
  async get(
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeBody> {
    return answer(reply, await this.initiatives.get(code));
  }

  @Put(':code/entities/:entity/contacts')
  @Access('manager')
  @ApiAnswer({ shape: initiativeAnswer, tagged: true })
  @ApiOperation({ summary: 'Replaces the contacts of an entity, also while an exercise is open' })
  async setContacts(
    @Param('code') code: string,
    @Param('entity') entity: string,
    @Body({ schema: contactsDocument }) contacts: ContactsInput,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeBody> {
    await this.initiatives.get(code);
    const change = { revision: revisionOf(request), actor: actorOf(visitor) };
    return answer(reply, await this.initiatives.setContacts(code, entity, contacts.map(contactOf), change));
  }
}

function revisionOf(request: FastifyRequest): number {
  const revision = ifMatchRevision(request);
  if (revision === null) {
    throw new Problem('precondition-required', {
      detail: 'Send the ETag of the initiative you have read as If-Match.',
    });
  }
  return revision;
}

function answer(reply: FastifyReply, { initiative, revision }: StoredInitiative): InitiativeBody {
  reply.header('etag', etag(revision));
  return { ...initiative, revision };
}
