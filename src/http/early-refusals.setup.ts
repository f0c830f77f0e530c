import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.js';

/** What Node says of a request that it could not read; others are read as `unreadable-request`. */
const BY_CODE: Readonly<Record<string, () => Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new Problem('request-timeout', { detail: 'The request took too long to arrive: send it again.' }),
  HPE_HEADER_OVERFLOW: () =>
    new Problem('header-too-large', { detail: 'Address and headers may have 16 KiB in all: send fewer.' }),
  // A method that nobody knows, or bytes of another protocol.
  HPE_INVALID_METHOD: () =>
    new Problem('unreadable-request', { detail: 'It begins with no method of HTTP, such as GET.' }),
};

/** Answers what never became a request: it has no address yet, so that nobody knows whether a page is wanted. */
export function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem =
    BY_CODE[error.code ?? '']?.() ??
    new Problem('unreadable-request', { detail: 'It is no request of HTTP/1.1: send it again.' });
  if (socket.writable) socket.write(messageOf(problem));
  socket.destroy(error);
}

function messageOf(problem: Problem): string {
  const body = JSON.stringify(problem.toBody());
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** While the service stops, what still comes over open connections is sent elsewhere, in the words of every refusal. */
export function refuseWhileStopping(fastify: FastifyInstance): void {
  let isStopping = false;
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (!isStopping) return done();
    reply.header('connection', 'close');
    done(new Problem('unavailable', { detail: 'The service is stopping.', retryAfter: 10 }));
  });
}
