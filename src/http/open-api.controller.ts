import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Access } from '../accounts/access.decorator.js';

/** Keeps the description made at start, and serves it. */
@Controller('api')
@ApiExcludeController()
@Access('public')
export class OpenApiController {
  private document: OpenAPIObject | null = null;

  use(document: OpenAPIObject): void {
    this.document = document;
  }

  @Get('openapi.json')
  describe(): OpenAPIObject | null {
    return this.document;
  }
}
