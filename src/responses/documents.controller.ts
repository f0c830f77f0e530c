import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor, type VisitedRequest } from '../accounts/current-visitor.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { TakesFile, wrongMediaType } from '../http/media-types.setup.js';
import { Problem } from '../problem.js';
import { contentDisposition } from './document-name.js';
import { DocumentsService, type StoredDocument } from './documents.service.js';
import { ResponseFramesService } from './response-frames.service.js';
import { writerOf } from './response-writing.service.js';
import { storedDocument } from './response-answer.shape.js';
import { sentFiles } from './sent-files.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

@ApiTags('responses')
@Controller('api/initiatives/:code/exercises/:year/responses/:entity/documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly frames: ResponseFramesService,
  ) {}

  @Post()
  @Access('evaluator')
  @TakesFile('A PDF, PNG or JPEG of at most 10 MB')
  @ApiAnswer({ shape: storedDocument, refuses: ['wrong-document', 'step-not-allowed'] })
  @ApiOperation({ summary: 'Uploads one PDF, PNG or JPEG of at most 10 MB; answers hold its id' })
  async upload(
    @Param() { code, year, entity }: Params,
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: VisitedRequest,
  ): Promise<StoredDocument> {
    const frame = await this.frames.find(code, year);
    // Nothing but a multipart body or JSON comes this far.
    if (request.headers['content-type']?.startsWith('application/json')) throw wrongMediaType(request);
    const files = await sentFiles(request.body);
    const [file] = files;
    if (!file || files.length > 1) {
      throw new Problem('invalid-request', {
        detail: `Send multipart/form-data with one file; this request has ${files.length}.`,
        errors: [{ pointer: '/file', detail: 'One file is needed' }],
      });
    }
    return this.documents.store(frame, entity, file, writerOf(visitor));
  }

  @Get(':id')
  @Access('reader')
  @ApiAnswer({ files: { 'application/pdf': 'A PDF', 'image/png': 'A PNG', 'image/jpeg': 'A JPEG' } })
  @ApiOperation({ summary: 'An uploaded document as it was sent' })
  async download(
    @Param() { code, year, entity, id }: Params & { readonly id: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { exerciseId } = await this.frames.find(code, year);
    const { name, mediaType, bytes } = await this.documents.read(exerciseId, entity, id);
    reply
      .type(mediaType)
      .header('content-disposition', contentDisposition(name))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return bytes;
  }
}
