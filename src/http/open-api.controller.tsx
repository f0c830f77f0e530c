import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { ApiAnswer } from './api-answer.decorator.js';
import { ApiPage, type ApiDescription } from './api-page.js';

/** Keeps the description made at start, and serves it to programs and to people. */
@ApiTags('description')
@Controller('api')
@Access('public')
export class OpenApiController {
  private document: OpenAPIObject | null = null;

  constructor(private readonly pages: Pages) {}

  use(document: OpenAPIObject): void {
    this.document = document;
  }

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  @ApiAnswer({ files: { 'application/json': 'OpenAPI 3.1' } })
  @ApiOperation({ summary: 'This description' })
  describe(): OpenAPIObject {
    if (!this.document) throw new Problem('unavailable', { retryAfter: 1 });
    return this.document;
  }

  @Get('docs')
  @ApiAnswer({ files: { 'text/html': 'A page' } })
  @ApiOperation({ summary: 'This description as a page to read' })
  async read(@Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 200, <ApiPage api={this.describe() as unknown as ApiDescription} />);
  }
}
