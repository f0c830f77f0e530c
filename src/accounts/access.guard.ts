import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Problem } from '../problem.js';
import { ACCESS, ACCESS_PLACE } from './access.decorator.js';
import { isSameEverywhere, mayEnter, type AccessLevel, type Place, type Visitor } from './access.js';
import { AccountsService } from './accounts.service.js';
import { cookieForm } from './cookies.js';
import type { VisitedRequest } from './current-visitor.decorator.js';
import { Places } from './places.service.js';
import { isSameOrigin } from './same-origin.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The one gate: reads the access a route declares, finds the visitor, checks the CSRF token of browsers' writes. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly cookies;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly accounts: AccountsService,
    private readonly places: Places,
  ) {
    this.cookies = cookieForm(config.publicUrl);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const level = this.declared<AccessLevel>(ACCESS, context);
    if (!level) throw new Problem('not-found');
    const request = context.switchToHttp().getRequest<VisitedRequest>();
    if (level !== 'public' && (namesNothing(request.params) || namesNothing(request.query))) {
      throw new Problem('not-found');
    }
    const visitor = await this.visitorOf(request, level);
    const place = await this.placeOf(visitor, request);
    request.visitor = visitor?.kind === 'staff' ? { ...visitor, ...standing(request, place) } : visitor;
    const declared = this.declared<'everywhere' | 'somewhere'>(ACCESS_PLACE, context);
    if (!mayEnter(visitor, level, place ?? declared)) {
      if (!visitor && !SAFE.has(request.method) && this.isOwnOrigin(request)) {
        request.mayResume = await this.accounts.signInBy();
      }
      throw refusal(visitor, level);
    }
    if (!SAFE.has(request.method)) this.checkOrigin(request, visitor, level);
    return true;
  }

  private declared<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  /** The initiative of the address, where the visitor's rights differ by place. */
  private async placeOf(visitor: Visitor | null, request: VisitedRequest): Promise<Place | undefined> {
    const { code } = (request.params ?? {}) as { readonly code?: string };
    if (code === undefined || visitor?.kind !== 'staff' || isSameEverywhere(visitor)) return undefined;
    const place = await this.places.of(code);
    if (!place) throw new Problem('not-found');
    return place;
  }

  private async visitorOf(request: VisitedRequest, level: AccessLevel): Promise<Visitor | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer ([\w-]{20,100})$/.exec(authorization)?.[1];
      return token ? this.accounts.staffOfToken(token) : null;
    }
    if (level === 'public') return null;
    const cookie = request.cookies[level === 'partner' ? this.cookies.partner : this.cookies.staff];
    if (!cookie) return null;
    return level === 'partner' ? this.accounts.partnerOfCookie(cookie) : this.accounts.staffOfCookie(cookie);
  }

  private isOwnOrigin({ headers }: VisitedRequest): boolean {
    return isSameOrigin(headers.origin, this.config.publicUrl, headers['sec-fetch-site']);
  }

  private checkOrigin(request: VisitedRequest, visitor: Visitor | null, level: AccessLevel): void {
    if (!this.isOwnOrigin(request)) throw new Problem('csrf-token-wrong');
    if (level === 'public' || !visitor?.csrfToken) return;
    const given = request.headers['x-csrf-token'] ?? fieldOf(request.body, '_csrf');
    if (typeof given !== 'string' || !equal(given, visitor.csrfToken)) throw new Problem('csrf-token-wrong');
  }
}

/** Where the visitor stands: the page, and the initiative it is about. */
function standing({ method, url }: VisitedRequest, place: Place | undefined) {
  return { ...(method === 'GET' ? { path: url } : {}), ...(place ? { place } : {}) };
}

/** U+0000 stands in no id of ours, and PostgreSQL takes no text that holds it. */
function namesNothing(words: unknown): boolean {
  return Object.values(words ?? {}).some((value) => typeof value === 'string' && value.includes('\u0000'));
}

function refusal(visitor: Visitor | null, level: AccessLevel): Problem {
  // A role too low looks like a place that is not there; nobody at all is told how to come in.
  if (visitor) return new Problem('not-found');
  return new Problem(level === 'partner' ? 'link-expired' : 'sign-in-needed');
}

/** A form field, also of a multipart body, where it is an object with a value. */
function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const field = (body as Record<string, unknown>)[name];
  return typeof field === 'object' && field !== null ? (field as { value?: unknown }).value : field;
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
