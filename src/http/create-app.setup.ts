import { isUtf8 } from 'node:buffer';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { tooMuchIn } from './deep.js';
import { refuseUnread, refuseWhileStopping } from './early-refusals.setup.js';
import { refuseOtherTypes } from './media-types.setup.js';
import type { KnownRoute } from './methods-at.js';
import { maskedUrl } from './masked-url.js';
import { ProblemFilter } from './problem.filter.js';
import { requestShape } from './request-shape.pipe.js';
import { headersOfFiles, securityHeaders } from './security-headers.setup.js';

/** A full response of twenty comments with 20,000 characters each, in four bytes, fits. */
const BODY_LIMIT = 4 * 1024 * 1024;
const DOCUMENT_LIMIT = 10 * 1024 * 1024;

/** The application with everything that stands between the wire and a controller. */
export async function createApp(module: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const headers = headersOf(config);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    logger: loggerOf(config),
    // Refused before any hook runs, which would set the headers.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      void filter.refuse(error, request, reply.headers(headers)),
    clientErrorHandler: refuseUnread,
    return503OnClosing: false,
  });
  const routes: KnownRoute[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, path: url });
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    // Whoever starts it says why it does not start, in words; until then the framework would add its stack.
    logger: false,
    abortOnError: false,
  });
  await registerPlugins(adapter.getInstance(), headers);
  app.useGlobalPipes(requestShape);
  const filter = new ProblemFilter(app.get(Pages), routes);
  app.useGlobalFilters(filter);
  app.enableShutdownHooks();
  return app;
}

function loggerOf(config: Config): object | false {
  if (config.logLevel === 'silent') return false;
  return {
    level: config.logLevel,
    serializers: {
      // Ids, route, status and time; no addresses, headers, bodies.
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: maskedUrl(request.url),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
}

async function registerPlugins(
  fastify: FastifyInstance,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  refuseWhileStopping(fastify);
  refuseOtherTypes(fastify);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const refuse = (detail: string) => done(new Problem('unreadable-body', { detail }));
    // Read as text at once, wrong bytes would become U+FFFD, and something would be stored that nobody has sent.
    if (!isUtf8(body as Buffer)) return refuse('It must be JSON in UTF-8.');
    const text = (body as Buffer).toString();
    if (text === '') return done(null, undefined);
    const tooMuch = tooMuchIn(text);
    if (tooMuch === 'depth') return refuse('It is nested too deeply.');
    if (tooMuch === 'values') return refuse('It holds too many values.');
    void parseJson(request, text, done);
  });
  await fastify.register(formBody, { bodyLimit: BODY_LIMIT });
  await fastify.register(cookie);
  await fastify.register(multipart, {
    attachFieldsToBody: true,
    // A larger one comes through cut off, one byte too long: refusing it is its feature's part, which can show the form
    // again with everything that was typed beside it.
    throwFileSizeLimit: false,
    limits: { fileSize: DOCUMENT_LIMIT + 1, files: 5, fields: 500, fieldSize: 100_000, parts: 600 },
  });
  const ofFiles = headersOfFiles(headers);
  fastify.addHook('onRequest', ({ url }, reply, done) => {
    reply.headers(url.startsWith('/assets/') ? ofFiles : headers);
    // No name or id of ours has such a character, and PostgreSQL takes it in no text.
    done(url.includes('%00') ? new Problem('not-found') : undefined);
  });
  await fastify.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // At once, up to the longest page: a stream for each reply costs more time than the page and megabytes of memory.
    syncThreshold: 256 * 1024,
    brotliOptions: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
    },
  });
}

function headersOf(config: Config): Readonly<Record<string, string>> {
  const security = securityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: config.publicUrl.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
    frameguard: { action: 'deny' },
  });
  // Answers and pages hold what people wrote and how to reach them: whatever may be kept says so itself.
  return { ...security, 'cache-control': 'no-store' };
}
