import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { RunningExpost } from './expost.js';
import { enter } from './partner-session.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import { addressOf, OF_LIDERES, type Route } from './routes.js';
import { STAFF_FORMS } from './staff-forms.js';
import type { OpenExercise } from './story.js';

/** A write that has the shape its route asks for, whatever the state of LIDERES makes of it. */
export interface Write {
  readonly method: string;
  /** As the route is declared, such as `/api/initiatives/:code`. */
  readonly path: string;
  readonly address: string;
  readonly by: 'manager' | 'partner' | 'anybody';
  /** Fields of a form, or a JSON body. */
  readonly kind: 'form' | 'json';
  readonly body: unknown;
}

const REASON = { reason: 'One entity asked for it' };
const YEAR = '/api/initiatives/:code/exercises/:year';

type Told = readonly [route: string, body: unknown];

/** Every write but the upload of a document, which takes no JSON and no plain form. */
export function writesOf(
  { fixture }: OpenExercise,
  ids: Readonly<Record<string, string>> = {},
): readonly Write[] {
  const response = fixture.responses['cainco'] ?? { answers: {}, cannotAnswer: {} };
  const contacts = fixture.initiative.entities[0]?.contacts ?? [];
  const remark = [{ question: 'remarks', remark: 'Could you say more?' }];
  const words = { entity: 'cainco', question: 'enabling_factors_own', index: 0, codes: [] };
  const manager: readonly Told[] = [
    ['POST /api/initiatives', { ...fixture.initiative, code: 'ICT150-21' }],
    ['PUT /api/initiatives/:code', { ...fixture.initiative }],
    ['PUT /api/initiatives/:code/entities/:entity/contacts', contacts],
    ['POST /api/initiatives/:code/exercises', { ...fixture.exercise, year: 2024 }],
    [`POST ${YEAR}/questionnaire`, { questionnaire: 'joint-ex-post/v1' }],
    [`POST ${YEAR}/open`, {}],
    [`POST ${YEAR}/close`, {}],
    [`POST ${YEAR}/extend`, { closesOn: '2023-12-31', ...REASON }],
    [`POST ${YEAR}/cancel`, REASON],
    [`POST ${YEAR}/move`, { opensOn: '2023-12-05', closesOn: '2023-12-19', ...REASON }],
    [`POST ${YEAR}/confirm`, {}],
    [`POST ${YEAR}/unconfirm`, {}],
    ['POST /api/windows/:window/plan', { questionnaire: 'joint-ex-post/v1' }],
    [`POST ${YEAR}/skip`, REASON],
    [`POST ${YEAR}/invitations/:id/resend`, {}],
    [`POST ${YEAR}/invitations/:id/revoke`, {}],
    [`PUT ${YEAR}/responses/:entity`, { ...response }],
    [`POST ${YEAR}/responses/:entity/submit`, {}],
    [`POST ${YEAR}/responses/:entity/accept`, {}],
    [`POST ${YEAR}/responses/:entity/return`, { questions: remark }],
    [`PUT ${YEAR}/codings`, words],
    [`PUT ${YEAR}/ties/:a/:b`, { when: 'now', counts: true, ...REASON }],
    [`PUT ${YEAR}/decision`, { planned: false, year: null, ...REASON }],
    [`PATCH ${YEAR}/findings/:finding`, { wording: { es: 'Otra redacción' }, ...REASON }],
    [`POST ${YEAR}/validate`, {}],
    [`POST ${YEAR}/back-to-closed`, REASON],
    [`POST ${YEAR}/publish`, {}],
    [`POST ${YEAR}/next-version`, REASON],
  ];
  const partner: readonly Told[] = [
    ['POST /answer/answers/:question', { value: 'Written by hand.', revision: 0 }],
  ];
  const partnersForms: readonly Told[] = [
    ['POST /answer', {}],
    ['POST /answer/sections/:section', { remarks: 'Written by hand.' }],
    ['POST /answer/returned', { remarks: 'Written by hand.' }],
    [
      'POST /answer/findings/:section',
      { 'choice.new-areas': 'agree', 'at.new-areas': '0', 'seen.new-areas': 'x' },
    ],
    ['POST /answer/quotes/:source', { consent: 'named', text: 'Written by hand.', basis: '0' }],
    ['POST /answer/submit', { idempotencyKey: 'a-key-of-the-form', revision: '1' }],
    ['POST /answer/previous/:question', {}],
    ['POST /answer/reopen', {}],
    ['POST /answer/language', { language: 'fr', back: '/answer' }],
    ['POST /answer/leave', {}],
    ['POST /answer/colleagues', { name: 'Jorge', email: 'jorge@cainco.example.org', reach: 'all' }],
    ['POST /answer/colleagues/:id/send', {}],
    ['POST /answer/colleagues/:id/end', {}],
    ['POST /answer/colleagues/:id/sections', { reach: 'all' }],
  ];
  const anybodysForms: readonly Told[] = [
    ['POST /sign-in', { token: 'x'.repeat(43), next: '/staff' }],
    ['POST /sign-in/code', { code: '123456' }],
    ['POST /welcome/:token', { password: 'x', code: '', language: 'es' }],
    ['POST /r/:token', { language: 'fr' }],
    ['POST /r/:token/new-link', { language: 'fr' }],
    ['POST /reminders/:id/:key', { language: 'fr' }],
    ['POST /reminders/:id/:key/again', { language: 'fr' }],
    // Nothing is published, so that there is nothing to be followed.
    [
      'POST /follow',
      { topic: 'window:2021', email: 'ana@example.org', language: 'fr', text: '1', agree: 'yes' },
    ],
    ['POST /follow/:token', { language: 'fr' }],
    ['POST /subscriptions/:token/leave', { subscription: 'x', language: 'fr' }],
    ['POST /subscriptions/:token/unsubscribe', { 'List-Unsubscribe': 'One-Click' }],
  ];
  const known = {
    ...OF_LIDERES,
    question: 'remarks',
    section: 'closing',
    finding: 'knowledge-applied',
    questionnaire: 'joint-ex-post',
    version: 'v1',
    role: 'beneficiary',
    catalogue: 'enabling_factors',
    name: 'trust',
    window: '2021',
    ...ids,
  };
  const told =
    (by: Write['by'], kind: Write['kind']) =>
    ([route, body]: Told): Write => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path, address: addressOf({ path }, known), by, kind, body };
    };
  return [
    ...manager.map(told('manager', 'json')),
    ...STAFF_FORMS.map(told('manager', 'form')),
    ...partner.map(told('partner', 'json')),
    ...partnersForms.map(told('partner', 'form')),
    ...anybodysForms.map(told('anybody', 'form')),
  ];
}

/** Writes of the service that `writesOf` does not know; a new one has to be added there. */
export function unknownWrites(routes: readonly Route[], writes: readonly Write[]): readonly string[] {
  const known = new Set(writes.map(({ method, path }) => `${method} ${path}`));
  return routes
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/documents'))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !known.has(route));
}

/** The body as text, with what a form or a client of the API would send along. */
export function encoded({ kind, body }: Pick<Write, 'kind' | 'body'>): string {
  return kind === 'json'
    ? JSON.stringify(body)
    : new URLSearchParams(body as Readonly<Record<string, string>>).toString();
}

export const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

type Headers = Readonly<Record<string, string>>;

/** People with their browsers and programs, each with what the routes ask them for. */
export interface Senders {
  /** A session of the partner and one of the manager, as browsers have them. */
  readonly sessions: Readonly<
    Record<'manager' | 'partner', { readonly cookie: string; readonly csrf: string }>
  >;
  /** Sends a write as the one who may; headers given replace those that go along, and empty ones are left out. */
  send(write: Write, change?: { readonly headers?: Headers; readonly body?: string }): Promise<RawAnswer>;
}

export async function sendersOf(expost: RunningExpost, story: OpenExercise): Promise<Senders> {
  const accounts = expost.get(AccountsService);
  const token = await accounts.createToken('Test of writes', 'manager');
  const tokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
  const session = await accounts.startSession({ accessTokenId: tokenId, language: null });
  const staff = {
    cookie: `expost-staff=${session}`,
    csrf: (await accounts.staffOfCookie(session))?.csrfToken ?? '',
  };
  const partner = await enter(expost, await story.linkOf('cainco'));
  const headersOf = ({ by, kind, address }: Write): Headers => {
    const type = { 'content-type': TYPES[kind], 'if-match': '"1"', 'idempotency-key': 'a-key' };
    if (by === 'partner') return { ...type, cookie: partner.cookie, 'x-csrf-token': partner.csrf };
    if (by === 'anybody') return type;
    return address.startsWith('/api/')
      ? { ...type, authorization: `Bearer ${token}` }
      : { ...type, cookie: staff.cookie, 'x-csrf-token': staff.csrf };
  };
  return {
    sessions: { manager: staff, partner },
    send: (write, { headers = {}, body = encoded(write) } = {}) => {
      const sent = Object.entries({ ...headersOf(write), ...headers }).filter(([, value]) => value !== '');
      return rawRequest(expost.url, write.method, write.address, Object.fromEntries(sent), body);
    },
  };
}
