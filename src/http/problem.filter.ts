import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, LANGUAGES, type Language } from '../language.js';
import type { VisitedRequest } from '../accounts/current-visitor.decorator.js';
import { signInAgain } from '../accounts/sign-in-again.js';
import { Pages } from '../pages/pages.service.js';
import { Problem, type ProblemKey } from '../problem.js';
import { bodyTooLarge, isBrokenMultipart, unreadableBody, wrongMediaType } from './media-types.setup.js';
import { methodsAt, type KnownRoute } from './methods-at.js';

const BY_STATUS: Readonly<Record<number, ProblemKey>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  415: 'unsupported-media-type',
  431: 'header-too-large',
};

/** What the router refuses before there is a route. */
const BY_CODE: Readonly<Record<string, () => Problem>> = {
  FST_ERR_BAD_URL: () =>
    new Problem('unreadable-address', {
      detail: 'A percent sign in it begins no character of UTF-8: write %25 for the sign itself.',
    }),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new Problem('address-too-long', {
      detail: 'A part of it has more than 200 characters: nothing has a name so long.',
    }),
};

interface ForeignError {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** Writes every refusal: as problem+json for clients, as a page with the same facts for browsers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly pages: Pages,
    private readonly routes: readonly KnownRoute[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    return this.refuse(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  async refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const problem = this.problemOf(error, request);
    if (reply.raw.headersSent) return;
    if (problem.key === 'method-not-allowed') reply.header('allow', this.methods(request).join(', '));
    if (problem.details.retryAfter) reply.header('retry-after', String(problem.details.retryAfter));
    if (problem.key === 'sign-in-needed') reply.header('www-authenticate', 'Bearer');
    reply.header('cache-control', 'no-store');
    if (!wantsPage(request)) {
      await reply
        .status(problem.status)
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(problem.toBody()));
      return;
    }
    if (problem.key === 'sign-in-needed' && request.method === 'GET') {
      await reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      return;
    }
    if (problem.key === 'sign-in-needed') {
      await this.pages.send(reply, 401, signInAgain(request as VisitedRequest, languageOf(request)));
      return;
    }
    await this.pages.problem(
      reply,
      {
        language: languageOf(request),
        problem: problem.key,
        requestId: String(request.id),
        audience: /^\/(?:staff|sign-|welcome)/.test(request.url) ? 'staff' : 'partner',
        visitor: (request as VisitedRequest).visitor?.kind ?? null,
      },
      problem.status,
    );
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    const { statusCode, code, message } = (error ?? {}) as ForeignError;
    const status = error instanceof HttpException ? error.getStatus() : Number(statusCode);
    const refused = BY_CODE[String(code)];
    if (refused) return refused();
    if (status === 404 && request.is404) return this.nothingHere(request);
    if (status === 413) return bodyTooLarge(request);
    if (status === 400 || isBrokenMultipart(message, request)) return unreadableBody(request);
    if (status === 415 && request.url.startsWith('/api/')) return wrongMediaType(request);
    const key = BY_STATUS[status];
    if (key) return new Problem(key);
    if (
      code === 'SQLITE_BUSY' ||
      code === 'SQLITE_FULL' ||
      code === 'SQLITE_IOERR' ||
      code === 'ECONNREFUSED'
    ) {
      this.logger.error(`${String(request.id)} ${String(code)}`);
      return new Problem('unavailable', { retryAfter: 10 });
    }
    // The message stays in the log: it may name tables, files or versions.
    this.logger.error(
      `${String(request.id)} ${String(message)}`,
      error instanceof Error ? error.stack : undefined,
    );
    return new Problem('internal', { detail: `Reference ${String(request.id)}.` });
  }

  /** An address that takes other methods is there: whoever takes the wrong one is told which are right. */
  private nothingHere(request: FastifyRequest): Problem {
    const methods = this.methods(request);
    if (methods.length === 0) return new Problem('not-found');
    return new Problem('method-not-allowed', { detail: `It takes ${methods.join(', ')}.` });
  }

  private methods(request: FastifyRequest): readonly string[] {
    return methodsAt(this.routes, request.url);
  }
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}

/** The reader's language: the session's, else the browser's first that we have, else English. */
export function languageOf(request: FastifyRequest): Language {
  const visitor = (request as VisitedRequest).visitor;
  if (isLanguage(visitor?.language)) return visitor.language;
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === wanted.find(isLanguage)) ?? 'en';
}
