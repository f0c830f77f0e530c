import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { RunningExpost } from './expost.js';
import { enter } from './partner-session.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import { addressOf, OF_LIDERES, type Route } from './routes.js';
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

const VALIDATION = '/staff/initiatives/:code/exercises/:year/validation';
const MEETING = {
  date: '2023-12-01',
  from: '10:00',
  to: '11:00',
  timeZone: 'Europe/Madrid',
  place: 'Madrid',
};
const VALIDATION_FORMS: readonly Told[] = [
  [`POST ${VALIDATION}/start`, { endsOn: '2023-12-31', revision: '1' }],
  [`POST ${VALIDATION}/extend`, { endsOn: '2023-12-31', revision: '1' }],
  [`POST ${VALIDATION}/end`, { revision: '1' }],
  [`POST ${VALIDATION}/resume`, { revision: '1' }],
  [`POST ${VALIDATION}/withdraw`, { revision: '1', ...REASON }],
  [`POST ${VALIDATION}/quotes`, { passage: 'x' }],
  [`POST ${VALIDATION}/quotes/take-back`, { passage: 'x' }],
  [`POST ${VALIDATION}/meeting`, { revision: '1', ...MEETING }],
  [`POST ${VALIDATION}/meeting/cancel`, { revision: '1' }],
  [`POST ${VALIDATION}/meeting/minutes`, { revision: '1', others: '', minutes: 'All was read.' }],
  [
    `POST ${VALIDATION}/findings/:finding/replies/:entity`,
    { revision: '1', text: 'We have seen it.', printed: '' },
  ],
  [
    `POST ${VALIDATION}/findings/:finding/wording`,
    { revision: '1', factsHash: 'x', en: 'Another', es: 'Otra', fr: 'Autre', pt: 'Outra', ...REASON },
  ],
  [
    `POST ${VALIDATION}/findings/:finding/reactions`,
    {
      revision: '1',
      seen: 'x',
      entity: 'cainco',
      kind: 'agree',
      text: '',
      language: 'en',
      confirmedBy: 'Ana',
    },
  ],
];

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
    [`POST ${YEAR}/open`, {}],
    [`POST ${YEAR}/close`, {}],
    [`POST ${YEAR}/extend`, { closesOn: '2023-12-31', ...REASON }],
    [`POST ${YEAR}/cancel`, REASON],
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
  const coding = '/staff/initiatives/:code/exercises/:year/coding';
  const mark = { s: 'cainco:knowledge_how::1:0:10', quick: 'enabling_factors:trust' };
  const codingForms: readonly Told[] = ['', '/second']
    .flatMap((desk): Told[] => [
      [`POST ${coding}${desk}/passages`, mark],
      [`POST ${coding}${desk}/passages/:id`, { revision: '1', code: 'enabling_factors:trust' }],
      [`POST ${coding}${desk}/passages/:id/place`, { revision: '1', ...mark }],
      [`POST ${coding}${desk}/passages/:id/remove`, { revision: '1' }],
      [`POST ${coding}${desk}/undo`, { act: 'nothing' }],
    ])
    .concat([
      [`POST ${coding}/second/ask`, { share: '20' }],
      [`POST ${coding}/second/begin`, {}],
      [`POST ${coding}/second/finish`, {}],
      [`POST ${coding}/second/settle`, { index: '0', stands: 'first', revision: '1' }],
      ['POST /staff/codebook', { catalogue: 'perspectives', 'name-en': 'A summer school' }],
      ['POST /staff/codebook/undo', { act: 'nothing' }],
      ...['edit', 'split', 'merge', 'retire'].map((act): Told => [
        `POST /staff/codebook/:catalogue/:name/${act}`,
        { revision: '0', 'name-en': 'Trust', into: 'clear-roles', s: 'nothing' },
      ]),
    ]);
  const managersForms: readonly Told[] = [
    ['POST /staff/initiatives/:code/exercises/:year/responses/:entity/accept', { revision: '1' }],
    [
      'POST /staff/initiatives/:code/exercises/:year/responses/:entity/return',
      { revision: '1', 'remark.remarks': 'Could you say more?' },
    ],
    ...VALIDATION_FORMS,
    ...codingForms,
    ...['publish', 'correct', 'withdraw', 'reinstate'].map((step): Told => [
      `POST /staff/initiatives/:code/exercises/:year/report/${step}`,
      { revision: '1', ...(step === 'reinstate' ? {} : step === 'publish' ? { note: 'Again' } : REASON) },
    ]),
    [
      'POST /staff/initiatives/:code/exercises/:year/report/decision',
      { revision: '1', planned: 'no', year: '', ...REASON },
    ],
    [
      'POST /staff/initiatives/:code/exercises/:year/report/comments',
      { section: 'impact', text: 'Is this sure?' },
    ],
    [
      'POST /staff/initiatives/:code/exercises/:year/report/comments/:id',
      { revision: '1', text: 'Is this sure?' },
    ],
    [
      'POST /staff/initiatives/:code/exercises/:year/report/comments/:id/state',
      { revision: '1', state: 'resolved' },
    ],
    ['POST /sign-out', {}],
    ['POST /staff/language', { language: 'pt', back: '/staff' }],
    ['POST /staff/stay', { back: '/staff' }],
    ['POST /staff/account/password', { current: 'x', password: 'y' }],
    ['POST /staff/account/email', { current: 'x', email: 'ana@example.org' }],
    ['POST /staff/account/codes', { current: 'x', code: '123456' }],
    ['POST /staff/account/codes/drop', { current: 'x' }],
    ['POST /staff/account/sessions/end', { key: 'x' }],
    ['POST /staff/account/sessions/end-all', {}],
    [
      'POST /staff/people',
      { name: 'Ana', email: 'ana@example.org', language: 'es', staffRole: 'reader', reach: 'everywhere' },
    ],
    ['POST /staff/people/:id/grants', { staffRole: 'reader', reach: 'everywhere' }],
    ['POST /staff/people/:id/grants/withdraw', { grant: 'absent' }],
    ['POST /staff/people/:id/disable', {}],
    ['POST /staff/people/:id/enable', {}],
    ['POST /staff/people/:id/reset', {}],
    ['POST /staff/audit/verify', {}],
    [
      'POST /staff/initiatives/:code/exercises/:year/years',
      { entity: 'cainco', question: 'remarks', mark: 'real', note: '', revision: '0' },
    ],
    [
      'POST /staff/initiatives/:code/exercises/:year/exports',
      { file: 'codebook', which: 'accepted', language: 'en' },
    ],
    ['POST /staff/windows/:window/exports', { file: 'codebook', which: 'accepted', language: 'en' }],
    [
      'POST /staff/initiatives/:code/exercises/:year/translations',
      {
        entity: 'cainco',
        question: 'remarks',
        place: '',
        to: 'fr',
        text: 'Écrit à la main.',
        madeBy: 'person',
        revision: '0',
        answerRevision: '1',
      },
    ],
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
  ];
  const known = {
    ...OF_LIDERES,
    question: 'remarks',
    section: 'closing',
    finding: 'knowledge-applied',
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
    ...managersForms.map(told('manager', 'form')),
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
