import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { ApiPage, type ApiDescription } from './api-page.js';

/** Keeps the description made at start, and serves it to programs and to people. */
@Controller('api')
@ApiExcludeController()
@Access('public')
export class OpenApiController {
  private document: OpenAPIObject | null = null;

  constructor(private readonly pages: Pages) {}

  use(document: OpenAPIObject): void {
    this.document = document;
  }

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  describe(): OpenAPIObject {
    if (!this.document) throw new Problem('unavailable', { retryAfter: 1 });
    return this.document;
  }

  @Get('docs')
  async read(@Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 200, <ApiPage api={this.describe() as unknown as ApiDescription} />);
  }
}
