import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Visitor } from './access.js';

export type VisitedRequest = FastifyRequest & {
  visitor?: Visitor | null;
  /** Refused, but sent from a page of ours: what it holds may be shown to its sender again, who signs in so. */
  mayResume?: 'token' | 'password';
};

/** The visitor whom the guard let in; null on public routes without a session. */
export const CurrentVisitor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Visitor | null =>
    context.switchToHttp().getRequest<VisitedRequest>().visitor ?? null,
);
