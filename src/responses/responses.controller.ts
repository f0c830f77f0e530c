import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { etag, ifMatchRevision } from '../http/if-match.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import { noteName, type NoteKind } from './change-notes.js';
import { DocumentsService, type StoredDocument } from './documents.service.js';
import { responseDocument, type ResponseDocument } from './response-document.js';
import { ResponseFramesService } from './response-frames.service.js';
import { enteredAnswer, responseAnswer, submittedAnswer } from './response-answer.shape.js';
import { entry, submission, type Entry, type Submission } from './responses.shape.js';
import { ResponsesService } from './responses.service.js';
import { StaffSubmissionsService, type SubmittedResponse } from './staff-submissions.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

@ApiTags('responses')
@Controller('api/initiatives/:code/exercises/:year')
export class ResponsesController {
  constructor(
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
    private readonly documents: DocumentsService,
    private readonly submissions: StaffSubmissionsService,
  ) {}

  @Get('responses/:entity')
  @Access('reader')
  @ApiAnswer({ shape: responseAnswer, tagged: true })
  @ApiOperation({ summary: 'Answers, state, revision, who wrote what' })
  async response(
    @Param() { code, year, entity }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResponseDocument & { documents: readonly StoredDocument[] }> {
    const { exerciseId } = await this.frames.find(code, year);
    const view = await this.responses.load(exerciseId, entity);
    reply.header('etag', etag(view.revision));
    return { ...responseDocument(view), documents: await this.documents.list(exerciseId, entity) };
  }

  @Put('responses/:entity')
  @Access('evaluator')
  @ApiAnswer({ shape: enteredAnswer, tagged: true, refuses: ['wrong-answers', 'closed', 'step-not-allowed'] })
  @ApiOperation({ summary: 'Answers entered by staff for the entity, marked so for ever' })
  async enter(
    @Param() { code, year, entity }: Params,
    @Body({ schema: entry }) body: Entry,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ entity: string; revision: number }> {
    const { answers, cannotAnswer = {}, takenBy = null, confirmedBy = null, language = '' } = body;
    const notes = enteredNotes(body);
    const frame = await this.frames.find(code, year);
    const revision = await this.submissions.enter(
      frame,
      entity,
      { answers: answers as Answers, cannotAnswer, notes, takenBy, confirmedBy, language },
      { visitor, revision: ifMatchRevision(request) },
    );
    reply.header('etag', etag(revision));
    return { entity, revision };
  }

  @Post('responses/:entity/submit')
  @HttpCode(200)
  @Access('evaluator')
  @ApiAnswer({
    shape: submittedAnswer,
    tagged: true,
    refuses: ['wrong-answers', 'closed', 'key-reused', 'step-not-allowed'],
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'The same key again answers the same; 1 to 100 visible characters of ASCII',
    schema: { type: 'string', maxLength: 100 },
  })
  @ApiOperation({ summary: 'Submits the response for its entity; takes an Idempotency-Key' })
  async submit(
    @Param() { code, year, entity }: Params,
    @Body({ schema: submission }) body: Submission,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedResponse> {
    const frame = await this.frames.find(code, year);
    const submitted = await this.submissions.submit(frame, entity, {
      visitor,
      idempotencyKey: request.headers['idempotency-key'],
      revision: body?.revision ?? ifMatchRevision(request),
    });
    reply.header('etag', etag(submitted.revision));
    return submitted;
  }
}

/** By the names of their fields. */
function enteredNotes({ changes = {}, examples = {} }: Entry): ReadonlyMap<string, string> {
  const named = (kind: NoteKind, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([about, text]) => [noteName({ kind, about }), text] as const);
  return new Map([...named('changed', changes), ...named('example', examples)]);
}
