import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES } from '../language.js';
import { AccessibilityPage } from './accessibility-page.js';
import { Pages } from './pages.service.js';

const query = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });

@ApiExcludeController()
@Controller('accessibility')
@Access('public')
export class AccessibilityController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async show(
    @Query({ schema: query }) { lang }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 200, <AccessibilityPage language={lang ?? languageOf(request)} />);
  }
}
