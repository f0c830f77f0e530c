import { mayEnter, mayHere, type StaffVisitor } from '../../accounts/access.js';
import type { Language } from '../../language.js';
import type { StaffContext } from './staff-frame.js';

/** What every staff page knows about its reader; staff read in the language they signed in with, or their browser's. */
export function staffContext(visitor: StaffVisitor, language: Language, now: string): StaffContext {
  return {
    language,
    csrf: visitor.csrfToken ?? '',
    name: visitor.name,
    mayReview: mayHere(visitor, 'evaluator'),
    mayReadMails: mayHere(visitor, 'manager'),
    mayKeepPeople: mayEnter(visitor, 'manager'),
    path: visitor.path ?? '/staff',
    session: visitor.session ?? null,
    now,
  };
}
