import type { FastifyRequest } from 'fastify';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { languageOf } from '../http/problem.filter.js';
import type { StaffContext } from './pages/staff-frame.js';

/** What every staff page knows about its reader; staff read in their browser's language. */
export function staffContext(visitor: StaffVisitor, request: FastifyRequest, now: string): StaffContext {
  return {
    language: languageOf(request),
    csrf: visitor.csrfToken ?? '',
    name: visitor.name,
    mayReview: mayEnter(visitor, 'evaluator'),
    mayReadMails: mayEnter(visitor, 'manager'),
    now,
  };
}
