import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';

const JSON_TYPE = 'application/json';
const FILES = 'multipart/form-data';
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

interface Taking {
  readonly takes?: string;
}

/** Declares a route of the API that takes one file in a multipart body; all others take JSON. */
export const TakesFile = (description: string) =>
  applyDecorators(
    RouteConfig({ takes: FILES } satisfies Taking),
    ApiConsumes(FILES),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description } },
      } as object,
    }),
  );

function takenBy(request: FastifyRequest): string {
  return (request.routeOptions.config as Taking).takes ?? JSON_TYPE;
}

/** A refusal that says what is taken. */
export function wrongMediaType(request: FastifyRequest): Problem {
  const type = request.headers['content-type'] ?? '';
  const given = type === '' ? 'a body of no type' : type.slice(0, 100);
  return new Problem('unsupported-media-type', { detail: `Send ${takenBy(request)}, not ${given}.` });
}

/**
 * Pages take forms and the API takes JSON. Anything else is refused before it is read: any page can make a browser send a
 * form or a text to any address, and what is a number in JSON would arrive as a text. JSON where a file is taken waits
 * for the gate, which first says who may come at all.
 */
export function refuseOtherTypes(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    if (type === undefined || SAFE.has(request.method) || !request.routeOptions.url?.startsWith('/api/'))
      return done();
    const essence = type.split(';', 1)[0]?.trim().toLowerCase();
    done(essence === JSON_TYPE || essence === takenBy(request) ? undefined : wrongMediaType(request));
  });
}
