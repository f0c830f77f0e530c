import { DESK_FORMS } from './desk-forms.js';
import { RUNNING_FORMS } from './running-forms.js';

type Told = readonly [route: string, body: Readonly<Record<string, string>>];

const FINDING = '/staff/initiatives/:code/exercises/:year/findings/:finding';
const REASON = { reason: 'One entity asked for it' };
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

const CODING = '/staff/initiatives/:code/exercises/:year/coding';
const MARK = { s: 'cainco:knowledge_how::1:0:10', quick: 'enabling_factors:trust' };
const CODING_FORMS: readonly Told[] = ['', '/second']
  .flatMap((desk): Told[] => [
    [`POST ${CODING}${desk}/passages`, MARK],
    [`POST ${CODING}${desk}/passages/:id`, { revision: '1', code: 'enabling_factors:trust' }],
    [`POST ${CODING}${desk}/passages/:id/place`, { revision: '1', ...MARK }],
    [`POST ${CODING}${desk}/passages/:id/remove`, { revision: '1' }],
    [`POST ${CODING}${desk}/undo`, { act: 'nothing' }],
  ])
  .concat([
    [`POST ${CODING}/second/ask`, { share: '20' }],
    [`POST ${CODING}/second/begin`, {}],
    [`POST ${CODING}/second/finish`, {}],
    [`POST ${CODING}/second/settle`, { index: '0', stands: 'first', revision: '1' }],
    ['POST /staff/codebook', { catalogue: 'perspectives', 'name-en': 'A summer school' }],
    ['POST /staff/codebook/undo', { act: 'nothing' }],
    ...['edit', 'split', 'merge', 'retire'].map((act): Told => [
      `POST /staff/codebook/:catalogue/:name/${act}`,
      { revision: '0', 'name-en': 'Trust', into: 'clear-roles', s: 'nothing' },
    ]),
  ]);

/** Every form of staff, each with a body of its shape, whatever the state of LIDERES makes of it. */
export const STAFF_FORMS: readonly Told[] = [
  ['POST /staff/initiatives/:code/exercises/:year/responses/:entity/accept', { revision: '1' }],
  ['POST /staff/initiatives/:code/exercises/:year/responses/:entity/undo-acceptance', { revision: '1' }],
  [
    'POST /staff/initiatives/:code/exercises/:year/responses/:entity/return',
    { revision: '1', 'remark.remarks': 'Could you say more?' },
  ],
  ...VALIDATION_FORMS,
  ...DESK_FORMS,
  ...RUNNING_FORMS,
  ...CODING_FORMS,
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
  [`POST ${FINDING}/discussions/:entity`, { revision: '0', text: 'They were asked in May.' }],
  [`POST ${FINDING}/pins`, { what: 'answer:cainco:new_areas_what', side: 'for', note: '' }],
  [`POST ${FINDING}/pins/:id`, { pinned: 'no' }],
  [`POST ${FINDING}/judgements`, { fact: 'concrete', holds: 'yes', ...REASON }],
  [`POST ${FINDING}/weighed`, { factsHash: 'x' }],
  [`POST ${FINDING}/wording`, { revision: '0', factsHash: 'x', en: '', es: '', fr: '', pt: '', ...REASON }],
  [
    'POST /staff/initiatives/:code/exercises/:year/compare/ties',
    { when: 'now', a: 'cainco', b: 'tec', tag: '', counts: 'yes', ...REASON },
  ],
  [
    'POST /staff/initiatives/:code/exercises/:year/compare/ties/withdraw',
    { when: 'now', a: 'cainco', b: 'tec', tag: 'x' },
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
  ['POST /staff/restored', { mails: 'send' }],
  ['POST /staff/followers/erase', { email: 'ana@example.org' }],
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
