import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { Problem } from '../problem.js';
import { AssetFiles } from './asset-files.service.js';

const A_YEAR = 'public, max-age=31536000, immutable';

/** The built files. Their names change with their content, so browsers may keep them for ever. */
@ApiExcludeController()
@Controller('assets')
@Access('public')
export class AssetsController {
  constructor(private readonly files: AssetFiles) {}

  @Get(':name')
  async read(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = this.files.find(name);
    if (!file) throw new Problem('not-found');
    const taken = request.headers['accept-encoding'] ?? '';
    const encoding =
      file.brotli && taken.includes('br') ? 'br' : file.gzip && taken.includes('gzip') ? 'gzip' : null;
    const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
    if (encoding) reply.header('content-encoding', encoding);
    await reply.header('cache-control', A_YEAR).header('vary', 'accept-encoding').type(file.type).send(body);
  }
}
