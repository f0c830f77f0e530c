import { parse } from 'node-html-parser';
import { rawRequest, type RawAnswer } from './raw-request.js';

/** A partner's browser behind its personal link, driven by hand. */
export interface PartnerSession {
  /** Such as `expost=…`. */
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Promise<RawAnswer>;
  /** A form of a page, with the CSRF token of the session. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<RawAnswer>;
  /** What the page's script sends when a field is left. */
  autosave(question: string, body: unknown): Promise<RawAnswer>;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Follows a personal link as a person does: the page, its button, the first page behind it. */
export async function enter(expost: { readonly url: string }, link: string): Promise<PartnerSession> {
  const door = await rawRequest(expost.url, 'POST', new URL(link).pathname, FORM, '');
  const [set] = (door.headers['set-cookie'] as string[] | undefined) ?? [];
  const cookie = set?.split(';')[0];
  if (!cookie) throw new Error(`The link gave no session: ${door.status} ${door.text.slice(0, 500)}`);
  const get = (path: string) => rawRequest(expost.url, 'GET', path, { cookie, accept: 'text/html' });
  const start = await get('/answer');
  const csrf = parse(start.text).querySelector('input[name=_csrf]')?.getAttribute('value');
  if (!csrf) throw new Error(`No form on the first page: ${start.status} ${start.text.slice(0, 500)}`);
  return {
    cookie,
    csrf,
    get,
    post: (path, fields = {}) =>
      rawRequest(
        expost.url,
        'POST',
        path,
        { ...FORM, cookie, accept: 'text/html' },
        new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
      ),
    autosave: (question, body) =>
      rawRequest(
        expost.url,
        'POST',
        `/answer/answers/${encodeURIComponent(question)}`,
        { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie },
        JSON.stringify(body),
      ),
  };
}
