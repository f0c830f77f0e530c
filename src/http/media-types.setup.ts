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
  const given = request.headers['content-type']?.split(';', 1)[0]?.trim().slice(0, 100);
  return new Problem('unsupported-media-type', {
    detail: `Send ${takenBy(request)}, not ${given || 'a body of no type'}.`,
  });
}

/** A body that is not what its type says. */
export function unreadableBody(request: FastifyRequest): Problem {
  const isApi = request.url.startsWith('/api/');
  const json = isApi ? 'It must be JSON in UTF-8.' : 'It must be JSON, or a form, in UTF-8.';
  const detail = isMultipart(request) ? `It must be ${FILES}, whole, with its boundary.` : json;
  return new Problem('unreadable-body', { detail });
}

/** The parser of multipart bodies says only in words that one is broken. */
export function isBrokenMultipart(message: unknown, request: FastifyRequest): boolean {
  return isMultipart(request) && /multipart|part header/i.test(String(message));
}

export function bodyTooLarge(request: FastifyRequest): Problem {
  const detail = isMultipart(request)
    ? 'A file may have 10 MB: make it smaller.'
    : 'A body may have 4 MB: send less at once.';
  return new Problem('body-too-large', { detail });
}

function isMultipart({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.toLowerCase().startsWith(FILES) ?? false;
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
